// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/threads/threadsview.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/store/workspace.h"
#include "ui/common/cells.h"
#include "ui/shell/emptystate.h"
#include "ui/common/format.h"
#include "ui/marks/markmenu.h"
#include "ui/quotes/pinboard.h"
#include "ui/shell/appearance.h"
#include "ui/shell/colours.h"
#include "ui/threads/conversationcache.h"
#include "ui/threads/conversationmodel.h"
#include "ui/threads/threadlistmodel.h"

#include <algorithm>
#include <array>

namespace parlance::ui {

namespace {

/// Unfolding more rows than this at once would hold the window up; the tree then opens level by level.
constexpr int unfoldAtOnce = 5000;

} // namespace

void ThreadsView::showThreadMenu(const QPoint &at)
{
    // From the keyboard, Qt gives the middle of the current row.
    const QModelIndex index = m_list->indexAt(at).isValid() ? m_list->indexAt(at) : m_list->currentIndex();
    const ThreadId thread = m_threads->threadAt(index.row());
    if (!index.isValid() || !thread)
        return;
    MarkTarget target;
    target.thread = thread;
    if (const auto place = session().table()->threadIndex(thread)) {
        target.forum = ForumId(session().table()->threadForum[*place]);
        target.forumName = session().forumName(target.forum);
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMarkMenu(menu, session(), target);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

ThreadsView::ThreadsView(Session &session, QWidget *parent)
    : View(session, parent), m_threads(new ThreadListModel(this)), m_conversation(new ConversationModel(this)),
      m_pages(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("threads"), this)), m_list(new QTableView(this)),
      m_tree(new QTreeView(this)), m_sort(new QComboBox(this)), m_sortLabel(new QLabel(this)), m_count(new QLabel(this)),
      m_threadTitle(new QLabel(this)), m_threadFacts(new QLabel(this)), m_expand(new QToolButton(this)),
      m_collapse(new QToolButton(this))
{
    using analysis::ThreadOrder;
    for (const Order &order : {Order{ThreadOrder::Score, false}, Order{ThreadOrder::Replies, false},
                               Order{ThreadOrder::Newest, false}, Order{ThreadOrder::Oldest, false},
                               Order{ThreadOrder::MostNegative, false}, Order{ThreadOrder::MostPositive, false},
                               Order{ThreadOrder::Score, true}, Order{ThreadOrder::Replies, true}})
        m_sort->addItem(QString(), QPoint(static_cast<int>(order.by), order.reversed ? 1 : 0));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_sort, &QComboBox::activated, this, [this] {
        const QPoint chosen = m_sort->currentData().toPoint();
        sortBy({static_cast<ThreadOrder>(chosen.x()), chosen.y() == 1});
    });

    m_count->setTextFormat(Qt::PlainText);
    m_sortLabel->setBuddy(m_sort);
    m_sortLabel->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_sortLabel->setContentsMargins(0, 0, 8, 0); // the style may set a wider font than the label was measured with
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 16, 8);
    tools->setSpacing(8);
    tools->addWidget(m_count);
    tools->addStretch();
    tools->addWidget(m_sortLabel);
    tools->addWidget(m_sort);

    m_list->setModel(m_threads);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_list->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = m_list->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(56);
    header->setSectionResizeMode(ThreadListModel::Title, QHeaderView::Stretch);
    constexpr std::array widths{0, 130, 84, 76, 76, 76, 112, 84};
    for (int column = 1; column < ThreadListModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, widths[static_cast<std::size_t>(column)]);
    }
    connect(header, &QHeaderView::sectionClicked, this, &ThreadsView::sortByHeader);
    connect(m_threads, &ThreadListModel::headsWanted, this, &ThreadsView::fetchHeads);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const ThreadId thread = m_threads->threadAt(current.row()); thread && thread != m_open)
                    openThread(thread);
            });
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QTableView::customContextMenuRequested, this, &ThreadsView::showThreadMenu);
    connect(m_list, &QTableView::activated, this, [this] { m_tree->setFocus(); });

    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addLayout(tools);
    upperColumn->addWidget(m_list);

    m_threadTitle->setTextFormat(Qt::PlainText);
    m_threadTitle->setWordWrap(true);
    m_threadTitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_threadTitle->setFont(scaledFont(1.15, QFont::DemiBold));
    m_threadFacts->setTextFormat(Qt::PlainText);
    m_threadFacts->setForegroundRole(QPalette::PlaceholderText);
    m_expand->setAutoRaise(true);
    m_collapse->setAutoRaise(true);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(8);
    facts->addWidget(m_threadFacts, 1);
    facts->addWidget(m_expand);
    facts->addWidget(m_collapse);
    auto *heading = new QVBoxLayout;
    heading->setContentsMargins(16, 12, 16, 4);
    heading->setSpacing(4);
    heading->addWidget(m_threadTitle);
    heading->addLayout(facts);

    m_tree->setModel(m_conversation);
    m_tree->setItemDelegate(new CellDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(56);
    m_tree->header()->setSectionsMovable(false);
    m_tree->header()->setSectionResizeMode(ConversationModel::Post, QHeaderView::Stretch);
    for (int column = 1; column < ConversationModel::ColumnCount; ++column) {
        m_tree->header()->setSectionResizeMode(column, QHeaderView::Interactive);
        m_tree->header()->resizeSection(column, column == ConversationModel::Time ? 108 : 84);
    }
    m_tree->installEventFilter(this);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const store::PostDetail *post = m_conversation->postAt(current);
                if (post && post->id != this->session().currentPost())
                    this->session().showPost(post->id);
            });
    connect(m_expand, &QToolButton::clicked, m_tree, &QTreeView::expandAll);
    connect(m_collapse, &QToolButton::clicked, this, [this] {
        m_tree->collapseAll();
        m_tree->expandToDepth(0);
    });

    auto *lower = new QWidget(this);
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->setSpacing(0);
    lowerColumn->addLayout(heading);
    lowerColumn->addWidget(m_tree);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);

    m_pages->addWidget(splitter);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);

    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (this->session().table() && this->session().table()->size() > 0) {
            this->session().setFilter({});
            return;
        }
        Q_EMIT importRequested();
    });
    connect(&session, &Session::selectionChanged, this, [this] {
        m_keepHeads = true;
        markStale();
    });
    connect(&session, &Session::tableChanged, this, [this] {
        m_keepHeads = false;
        if (m_open)
            openThread(m_open); // it may have new replies
    });
    connect(&session, &Session::opened, this, [this] { showConversation(nullptr); });
    connect(&session, &Session::closed, this, [this] {
        showConversation(nullptr);
        m_threads->setThreads(nullptr, false);
    });
    connect(&session, &Session::threadRequested, this, &ThreadsView::openThread);
    connect(&session, &Session::currentPostChanged, this, [this](PostId post) {
        const QModelIndex index = m_conversation->indexOf(post);
        if (index.isValid() && m_tree->currentIndex().siblingAtColumn(0) != index)
            m_tree->setCurrentIndex(index);
    });
    retranslate();
    showOrder();
    showConversation(nullptr);
}

void ThreadsView::retranslate()
{
    const QStringList orders{tr("Highest score"), tr("Most replies"),  tr("Newest"),       tr("Oldest"),
                             tr("Most negative"), tr("Most positive"), tr("Lowest score"), tr("Fewest replies")};
    for (int i = 0; i < m_sort->count(); ++i)
        m_sort->setItemText(i, orders.at(i));
    m_sortLabel->setText(tr("&Sort by"));
    fitHeaderNames(m_list->horizontalHeader());
    fitHeaderNames(m_tree->header());
    m_sort->setAccessibleName(tr("Sort threads by"));
    m_list->setAccessibleName(tr("Threads"));
    m_tree->setAccessibleName(tr("Conversation"));
    m_expand->setText(tr("Unfold all"));
    m_expand->setToolTip(tr("Show every reply (*)"));
    m_collapse->setText(tr("Fold"));
    m_collapse->setToolTip(tr("Show the top replies only"));
    m_count->setText(tr("%Ln thread(s)", nullptr, m_threads->rowCount()));
    if (m_pages->currentWidget() == m_empty)
        showEmpty();
    describeConversation();
}

QString ThreadsView::title() const
{
    return tr("Threads");
}

QString ThreadsView::iconName() const
{
    return QStringLiteral("threads");
}

bool ThreadsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            pinCurrent();
            return true;
        }
    }
    return View::eventFilter(watched, event);
}

void ThreadsView::refresh()
{
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    if (!session().isOpen())
        return;
    using Rows = ThreadListModel::Rows;
    m_job = session().jobs().run<Rows>(
        QString(), this,
        [table = session().table(), selection = session().selection(), order = m_order](Progress &) -> Rows {
            auto rows = analysis::threadStats(*table, *selection, order.by);
            if (order.reversed)
                std::reverse(rows.begin(), rows.end());
            return std::make_shared<const std::vector<analysis::ThreadStats>>(std::move(rows));
        },
        [this, generation](Rows rows) {
            if (generation != m_generation)
                return;
            const std::size_t count = rows->size();
            // One forum needs no column: the titles do.
            m_list->setColumnHidden(ThreadListModel::Forum, session().forums().size() < 2);
            m_threads->setThreads(std::move(rows), m_keepHeads);
            m_count->setText(tr("%Ln thread(s)", nullptr, static_cast<int>(count)));
            if (count == 0) {
                showEmpty();
                return;
            }
            m_pages->setCurrentIndex(0);
            if (!m_open)
                m_list->selectRow(0);
            else
                selectThreadRow(m_open);
        });
}

void ThreadsView::sortBy(const Order &order)
{
    if (order == m_order)
        return;
    m_order = order;
    m_keepHeads = true;
    showOrder();
    m_list->scrollToTop();
    markStale();
}

void ThreadsView::sortByHeader(int column)
{
    using analysis::ThreadOrder;
    Order order = m_order;
    switch (column) {
    case ThreadListModel::Score:
        order = {ThreadOrder::Score, m_order == Order{ThreadOrder::Score, false}};
        break;
    case ThreadListModel::Replies:
        order = {ThreadOrder::Replies, m_order == Order{ThreadOrder::Replies, false}};
        break;
    case ThreadListModel::LastReply:
        order = {m_order.by == ThreadOrder::Newest ? ThreadOrder::Oldest : ThreadOrder::Newest, false};
        break;
    case ThreadListModel::Tone:
        order = {m_order.by == ThreadOrder::MostPositive ? ThreadOrder::MostNegative : ThreadOrder::MostPositive, false};
        break;
    default:
        break; // no order of its own: the mark goes back to where it was
    }
    sortBy(order);
    showOrder();
}

void ThreadsView::showOrder()
{
    using analysis::ThreadOrder;
    int column = ThreadListModel::Score;
    Qt::SortOrder direction = m_order.reversed ? Qt::AscendingOrder : Qt::DescendingOrder;
    switch (m_order.by) {
    case ThreadOrder::Score: break;
    case ThreadOrder::Replies: column = ThreadListModel::Replies; break;
    case ThreadOrder::Newest: column = ThreadListModel::LastReply; break;
    case ThreadOrder::Oldest: column = ThreadListModel::LastReply; direction = Qt::AscendingOrder; break;
    case ThreadOrder::MostPositive: column = ThreadListModel::Tone; break;
    case ThreadOrder::MostNegative: column = ThreadListModel::Tone; direction = Qt::AscendingOrder; break;
    }
    m_threads->setSortMark(column, direction);
    const int item = m_sort->findData(QPoint(static_cast<int>(m_order.by), m_order.reversed ? 1 : 0));
    m_sort->setCurrentIndex(item);
}

void ThreadsView::fetchHeads(int page, const std::vector<ThreadId> &threads, quint64 generation)
{
    using Heads = Result<std::vector<store::ThreadHead>>;
    session().jobs().run<Heads>(
        QString(), this,
        [path = session().path().toStdString(), threads](Progress &progress) -> Heads {
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            const store::CancelScope scope(workspace->connection(), progress);
            return store::threadHeadsWithCoverage(*workspace, threads);
        },
        [this, page, generation](Heads heads) {
            if (heads) {
                m_threads->setHeads(page, *heads, generation);
                return;
            }
            if (heads.error().code != ErrorCode::Cancelled)
                Q_EMIT session().failed(heads.error());
            m_threads->setHeads(page, {}, generation);
        });
}

void ThreadsView::openThread(ThreadId thread)
{
    if (!session().isOpen())
        return;
    m_open = thread;
    const quint64 generation = ++m_openGeneration;
    ConversationCache::of(session()).fetch(thread, this,
                                           [this, generation](std::shared_ptr<const Conversation> conversation) {
                                               if (generation == m_openGeneration && conversation)
                                                   showConversation(std::move(conversation));
                                           });
    selectThreadRow(thread);
}

void ThreadsView::selectThreadRow(ThreadId thread)
{
    const int row = m_threads->rowOf(thread);
    if (row < 0) {
        m_list->clearSelection();
        m_list->setCurrentIndex({});
    } else if (m_list->currentIndex().row() != row || !m_list->selectionModel()->isRowSelected(row)) {
        m_list->setCurrentIndex(m_threads->index(row, 0));
    }
}

void ThreadsView::showConversation(std::shared_ptr<const Conversation> conversation)
{
    m_shown = std::move(conversation);
    m_expand->setVisible(m_shown != nullptr);
    m_collapse->setVisible(m_shown != nullptr);
    m_conversation->setConversation(m_shown);
    describeConversation();
    if (!m_shown) {
        m_open = {};
        ++m_openGeneration;
        return;
    }
    if (m_shown->posts.size() <= unfoldAtOnce)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
    const QModelIndex wanted = m_conversation->indexOf(session().currentPost());
    m_tree->setCurrentIndex(wanted.isValid() ? wanted : m_conversation->index(0, 0));
}

void ThreadsView::describeConversation()
{
    if (!m_shown) {
        m_threadTitle->setText(QString());
        m_threadFacts->setText(session().isOpen() ? tr("Choose a thread to read its conversation.") : QString());
        return;
    }
    const Conversation &c = *m_shown;
    const bool known = c.head && c.head->known;
    QString title = c.head ? oneLine(c.head->title, 300) : QString();
    if (!known)
        title = title.isEmpty() ? tr("(no title)")
                                //: a thread known only by its replies: %1 are the first words of its top reply
                                : tr("[replies only] %1").arg(title);
    m_threadTitle->setText(title);
    QStringList facts;
    if (c.head) {
        if (!c.head->forumName.empty())
            facts << oneLine(c.head->forumName, 60);
        const int opening = c.indexOf(submissionOf(c.thread));
        if (known)
            facts << authorText(c.head->authorName, opening >= 0 ? c.posts[static_cast<std::size_t>(opening)].flags : 0,
                                platformOf(submissionOf(c.thread)));
    }
    const int replies = static_cast<int>(c.posts.size()) - (c.indexOf(submissionOf(c.thread)) >= 0 ? 1 : 0);
    if (c.head && c.head->declaredComments > replies)
        facts << tr("%1 of %2 replies are here").arg(numberText(replies), numberText(c.head->declaredComments));
    else
        facts << tr("%Ln repl(y/ies)", nullptr, replies);
    if (!known)
        facts << tr("the submission is not in the workspace");
    const auto orphans = std::count(c.place.begin(), c.place.end(), Conversation::Place::Orphan);
    if (orphans > 0)
        facts << tr("%Ln answer(s) to posts that are not here", nullptr, static_cast<int>(orphans));
    if (c.head && c.head->coverage && c.head->coverage->circular > 0)
        facts << tr("%Ln answer(s) in a circle", nullptr, static_cast<int>(c.head->coverage->circular));
    if (c.head && c.head->coverage && c.head->coverage->missing > 0)
        facts << tr("%Ln post(s) announced and not in the dump", nullptr, static_cast<int>(c.head->coverage->missing));
    m_threadFacts->setText(facts.join(QStringLiteral(" · ")));
}

void ThreadsView::showEmpty()
{
    if (session().table() && session().table()->size() > 0)
        m_empty->setTexts(tr("No thread has a post that passes the filters. With fewer of them, threads are listed here with "
                        "their scores, replies and tone."),
                     tr("Clear the filters"));
    else
        m_empty->setTexts(tr("Threads are listed here with their scores, replies and tone; below, the conversation of one "
                        "of them. Import a dump to fill this workspace."),
                     tr("Import…"));
    m_pages->setCurrentWidget(m_empty);
}

void ThreadsView::pinCurrent()
{
    const store::PostDetail *post = m_conversation->postAt(m_tree->currentIndex());
    if (!post)
        return;
    if (const auto span = PinBoard::wholePost(*post))
        PinBoard::of(session()).togglePost(*span);
}

} // namespace parlance::ui
