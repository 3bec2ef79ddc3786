// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/themesview.h"

#include <QApplication>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/workspace.h"
#include "ui/common/cells.h"
#include "ui/shell/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/messagebar.h"
#include "ui/themes/themeeditor.h"
#include "ui/themes/thememodel.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parlance::ui {

namespace {

constexpr std::size_t threadsShown = 12;
constexpr std::size_t quotesShown = 4;

} // namespace

ThemesView::ThemesView(Session &session, QWidget *parent)
    : View(session, parent), m_model(new ThemeModel(this)), m_editor(new ThemeEditor(session, this)),
      m_messages(new MessageBars(this)), m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("themes"), this)), m_list(new QTableView(this)), m_detailView(new ProseView(this)),
      m_count(new QLabel(this)), m_numberLabel(new QLabel(this)), m_number(new QComboBox(this)), m_find(new QPushButton(this)),
      m_check(new QPushButton(this)), m_edit(new QPushButton(this))
{
    m_count->setTextFormat(Qt::PlainText);
    m_numberLabel->setBuddy(m_number);
    m_number->addItem(QString(), 0);
    for (int number = 2; number <= 60; ++number)
        m_number->addItem(QString(), number);
    m_number->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_find, &QPushButton::clicked, this, &ThemesView::findThemes);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 16, 8);
    tools->setSpacing(8);
    tools->addWidget(m_count);
    tools->addStretch();
    tools->addWidget(m_numberLabel);
    tools->addWidget(m_number);
    tools->addWidget(m_edit);
    m_edit->setMenu(m_editor->menu());
    tools->addWidget(m_find);
    tools->addWidget(m_check);
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkRequested(store::Checked::Themes); });

    m_list->setModel(m_model);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDragDropOverwriteMode(true); // on a row, never between two
    m_list->setDefaultDropAction(Qt::CopyAction);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
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
    header->setMinimumSectionSize(56);
    constexpr std::array widths{230, 72, 72, 72, 72, 72, 88, 200};
    for (int column = 0; column < ThemeModel::ColumnCount; ++column)
        header->resizeSection(column, widths[static_cast<std::size_t>(column)]);
    header->setStretchLastSection(true);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const auto *stats = m_model->statsAt(current.row()))
                    showDetail(stats->theme);
            });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ThemesView::chooseForEditing);
    connect(m_list, &QTableView::customContextMenuRequested, this, [this](const QPoint &at) {
        chooseForEditing();
        m_editor->menu()->popup(m_list->viewport()->mapToGlobal(at));
    });
    connect(m_editor, &ThemeEditor::renameRequested, this, &ThemesView::renameCurrent);
    connect(m_editor, &ThemeEditor::threadsRequested, this, &View::threadsRequested);
    connect(m_messages, &MessageBars::left, m_list, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(&session, &Session::themesFound, m_messages, &MessageBars::clear); // of edits to the themes before
    connect(m_model, &ThemeModel::mergeRequested, m_editor, &ThemeEditor::merge);
    connect(&session, &Session::themesEdited, this, &ThemesView::tellEdit);
    connect(m_list, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (QGuiApplication::keyboardModifiers() & Qt::ShiftModifier)
            return; // chooses several for editing
        if (const auto *stats = m_model->statsAt(index.row()))
            chooseTheme(stats->theme, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    connect(m_model, &ThemeModel::renamed, this,
            [this](ThemeId theme, const QString &label) { this->session().renameTheme(theme, label); });

    m_detailView->setColumn(72, readingFont());
    connect(m_detailView, &ProseView::linkActivated, this, &ThemesView::followLink);

    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_messages);
    upperColumn->addLayout(tools);
    upperColumn->addWidget(m_list);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(m_detailView);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);

    m_pages->addWidget(splitter);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);

    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (this->session().table() && this->session().table()->size() > 0) {
            findThemes();
            return;
        }
        Q_EMIT importRequested();
    });
    const auto changed = [this] {
        showState();
        markStale();
    };
    connect(&session, &Session::selectionChanged, this, changed);
    connect(&session, &Session::themesChanged, this, changed);
    connect(&session, &Session::failed, this, &ThemesView::showState);
    connect(&session, &Session::themeEditFailed, this, [this, changed] {
        m_messages->clear();
        changed(); // the list may show the name that was not to be
    });
    connect(&session, &Session::closed, this, [this] {
        ++m_generation;
        ++m_detailGeneration;
        m_selection.reset();
        m_shown.reset();
        m_next.reset();
        m_messages->clear();
        m_model->setThemes({}, {});
    });
    retranslate();
}

void ThemesView::retranslate()
{
    m_numberLabel->setText(tr("&Number"));
    fitHeaderNames(m_list->horizontalHeader());
    //: how many themes to find: as many as the posts give
    m_number->setItemText(0, tr("automatic"));
    for (int i = 1; i < m_number->count(); ++i)
        m_number->setItemText(i, numberText(m_number->itemData(i).toInt()));
    m_number->setToolTip(tr("How many themes to find, 2 to 60; automatic takes as many as the posts give."));
    m_number->setAccessibleName(tr("Number of themes"));
    m_find->setText(tr("Find themes"));
    m_find->setToolTip(tr("Group the selected posts by what they talk about."));
    m_editor->retranslate();
    m_messages->clear();
    m_edit->setText(tr("Edit"));
    m_edit->setToolTip(tr("Merge, split, name and pin the themes that are selected. One theme dragged on another is merged into it."));
    m_check->setText(tr("Check…"));
    m_check->setToolTip(tr("Read a sample of posts beside their themes, and see how many are in the right one."));
    m_list->setAccessibleName(tr("Themes"));
    m_detailView->setAccessibleName(tr("Theme"));
    showState();
    renderDetail();
}

void ThemesView::restyle()
{
    if (!m_shown)
        return;
    m_detailView->setColumn(72, readingFont());
    renderDetail();
}

QString ThemesView::title() const
{
    return tr("Themes");
}

QString ThemesView::iconName() const
{
    return QStringLiteral("themes");
}

QList<QAction *> ThemesView::commands() const
{
    QList<QAction *> actions = m_editor->menu()->actions();
    actions.removeIf([](const QAction *action) { return action->isSeparator(); });
    return actions;
}

bool ThemesView::eventFilter(QObject *watched, QEvent *event)
{
    // What the field of a rename has done with comes here too, as the Return that ends it.
    const bool isRenaming = m_list->viewport()->isAncestorOf(QApplication::focusWidget());
    if (watched == m_list && event->type() == QEvent::KeyPress && !isRenaming) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto *stats = m_model->statsAt(m_list->currentIndex().row());
        if (stats && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            chooseTheme(stats->theme, key->modifiers() & Qt::ControlModifier);
            return true;
        }
        chooseForEditing();
        if (m_editor->press(key->key(), key->modifiers()))
            return true;
    }
    return View::eventFilter(watched, event);
}

void ThemesView::chooseForEditing()
{
    std::vector<int> numbers;
    for (const QModelIndex &row : m_list->selectionModel()->selectedRows())
        numbers.push_back(row.data(ThemeModel::NumberRole).toInt());
    // The largest of several is the one that the others go into.
    std::sort(numbers.begin(), numbers.end(), [this](int a, int b) {
        const auto *one = m_model->statsAt(m_model->rowOf(a)), *other = m_model->statsAt(m_model->rowOf(b));
        return one && other && one->posts != other->posts ? one->posts > other->posts : a < b;
    });
    m_editor->setChosen(std::move(numbers));
}

void ThemesView::renameCurrent()
{
    // Wherever in the row one is, its label is edited.
    const QModelIndex label = m_model->index(m_list->currentIndex().row(), ThemeModel::Label);
    m_list->setCurrentIndex(label);
    if (m_model->flags(label) & Qt::ItemIsEditable)
        m_list->edit(label);
}

void ThemesView::tellEdit(const QString &done, EditTurn turn, std::optional<int> theme)
{
    m_messages->clear();
    if (isVisible()) // else the window tells it
        ThemeEditor::tell(session(), *m_messages, done, turn);
    // A new edit leaves the cursor where the person has put it, unless that theme is gone; what is taken back
    // or made again may be anywhere.
    const auto &themes = session().themes();
    const bool isGone = m_shown.value_or(-1) >= 0 &&
                        std::none_of(themes.begin(), themes.end(),
                                     [this](const store::Theme &one) { return one.number == m_shown; });
    if (turn != EditTurn::Made || isGone)
        m_next = theme;
}

void ThemesView::refresh()
{
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    if (!session().isOpen() || !session().table())
        return;
    struct Answer
    {
        std::shared_ptr<const analysis::Selection> selection;
        std::vector<analysis::ThemeStats> stats;
    };
    analysis::Filter filter = session().filter();
    filter.themes.clear();
    auto selection = session().filter().themes.empty() ? session().selection() : nullptr;
    m_job = session().jobs().run<Result<Answer>>(
        QString(), this,
        [path = session().path().toStdString(), table = session().table(), selection, filter,
         numbers = analysis::themeNumbers(session().themes())](Progress &progress) -> Result<Answer> {
            Answer answer{selection, {}};
            if (!answer.selection) {
                auto workspace = store::Workspace::openReadOnly(path);
                if (!workspace)
                    return workspace.error();
                auto all = analysis::select(*table, filter, *workspace, progress);
                if (!all)
                    return all.error();
                answer.selection = std::make_shared<const analysis::Selection>(std::move(*all));
            }
            answer.stats = analysis::themeStats(*table, *answer.selection, numbers);
            return answer;
        },
        [this, generation](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                if (answer.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(answer.error());
                return;
            }
            m_selection = answer->selection;
            const int rowBefore = m_list->currentIndex().row();
            m_model->setThemes(session().themes(), std::move(answer->stats));
            m_model->setChosen(session().filter().themes);
            showState();
            moveCursor(rowBefore);
            if (const auto *stats = m_model->statsAt(m_list->currentIndex().row()))
                showDetail(stats->theme);
        });
}

void ThemesView::moveCursor(int rowBefore)
{
    const std::optional<int> theme = m_next ? std::exchange(m_next, {}) : m_shown;
    int row = theme ? m_model->rowOf(*theme) : 0;
    if (row < 0) // it is gone, and nothing took its place
        row = std::clamp(rowBefore, 0, std::max(0, m_model->rowCount() - 1));
    if (row < m_model->rowCount() && row != m_list->currentIndex().row()) {
        // That row alone, whatever keys of an undo are still held down.
        m_list->selectionModel()->setCurrentIndex(m_model->index(row, ThemeModel::Label),
                                                  QItemSelectionModel::ClearAndSelect |
                                                      QItemSelectionModel::Rows);
    }
}

void ThemesView::showState()
{
    const bool busy = session().isFindingThemes();
    m_count->setText(tr("%Ln theme(s)", nullptr, static_cast<int>(session().themes().size())));
    if (busy && m_find->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason); // before the button lets it go to its neighbour
    m_find->setEnabled(session().isOpen() && !busy);
    m_number->setEnabled(!busy);
    m_empty->setEnabled(!busy);
    const bool posts = session().table() && session().table()->size() > 0;
    if (posts && !session().themes().empty()) {
        const bool hadFocus = m_empty->isAncestorOf(QApplication::focusWidget());
        m_pages->setCurrentIndex(0);
        if (hadFocus)
            m_list->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (busy)
        m_empty->setTexts(tr("The themes of your posts are being found; the status bar shows how far it is."), {});
    else if (posts)
        m_empty->setTexts(tr("Themes group posts of many threads by what they talk about, each with its threads, people, tone "
                        "and best quotes."),
                     tr("Find themes"));
    else
        m_empty->setTexts(tr("Themes group posts of many threads by what they talk about. Import a dump to fill this "
                        "workspace."),
                     tr("Import…"));
    m_pages->setCurrentWidget(m_empty);
}

void ThemesView::findThemes()
{
    ThemeEditor::findThemes(session(), this, m_number->currentData().toInt());
    showState();
}

void ThemesView::chooseTheme(int number, bool add)
{
    analysis::Filter filter = session().filter();
    const auto found = std::find(filter.themes.begin(), filter.themes.end(), number);
    if (add) {
        if (found != filter.themes.end())
            filter.themes.erase(found);
        else
            filter.themes.push_back(number);
    } else if (filter.themes.size() == 1 && found != filter.themes.end()) {
        filter.themes.clear();
    } else {
        filter.themes = {number};
    }
    session().setFilter(filter);
}

void ThemesView::showDetail(int number)
{
    if (!m_selection)
        return;
    const quint64 generation = ++m_detailGeneration;
    if (m_detailJob)
        m_detailJob->cancel();
    const bool other = number != m_shown;
    m_shown = number;
    if (other) {
        m_detail = {};
        m_detail.number = number;
        renderDetail();
    }
    analysis::QuoteOptions options;
    options.limit = quotesShown;
    if (const store::Theme *theme = m_model->themeAt(m_model->rowOf(number))) {
        for (const auto &[term, weight] : theme->terms)
            options.subjectWords.push_back(term);
    }
    m_detailJob = session().jobs().run<Result<ThemeDetail>>(
        QString(), this,
        [path = session().path().toStdString(), table = session().table(), selection = m_selection, number,
         options](Progress &progress) -> Result<ThemeDetail> {
            ThemeDetail detail;
            detail.number = number;
            detail.threads = analysis::threadsOfTheme(*table, *selection, number);
            detail.threadCount = detail.threads.size();
            if (detail.threads.size() > threadsShown)
                detail.threads.resize(threadsShown);
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            const store::CancelScope scope(workspace->connection(), progress);
            std::vector<ThreadId> ids;
            for (const analysis::ThemeThread &thread : detail.threads)
                ids.push_back(thread.thread);
            auto heads = store::threadHeads(*workspace, ids);
            if (!heads)
                return heads.error();
            detail.heads = std::move(*heads);
            // Heads that are not here were left out: keep both lists in step.
            std::erase_if(detail.threads, [&detail](const analysis::ThemeThread &thread) {
                return std::none_of(detail.heads.begin(), detail.heads.end(),
                                    [&thread](const store::ThreadHead &head) { return head.id == thread.thread; });
            });
            if (number < 0)
                return detail;
            analysis::Selection ofTheme;
            std::copy_if(selection->begin(), selection->end(), std::back_inserter(ofTheme),
                         [&](std::uint32_t row) { return table->theme[row] == number; });
            auto quotes = analysis::rankQuotes(*workspace, *table, ofTheme, options, progress);
            if (!quotes)
                return quotes.error();
            detail.quotes = std::move(*quotes);
            return detail;
        },
        [this, generation](Result<ThemeDetail> detail) {
            if (generation != m_detailGeneration)
                return;
            if (!detail) {
                if (detail.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(detail.error());
                return;
            }
            m_detail = std::move(*detail);
            renderDetail();
        });
}

void ThemesView::renderDetail()
{
    const int row = m_shown ? m_model->rowOf(*m_shown) : -1;
    const auto *stats = m_model->statsAt(row);
    const auto table = session().table();
    if (!stats || !table)
        return;
    analysis::Filter filter = session().filter();
    filter.themes.clear(); // over which the list counts
    // Without a filter too, deleted posts and the like are left out.
    const auto hasPosts = [&] { return std::find(table->theme.begin(), table->theme.end(), stats->theme) != table->theme.end(); };
    m_detail.filtered = stats->posts == 0 ? hasPosts() : filter != analysis::Filter();
    m_detailView->setPage(renderTheme(m_model->themeAt(row), *stats, m_detail, font()).release());
}

void ThemesView::followLink(const QUrl &link)
{
    bool isNumber = false;
    const qint64 id = link.path().toLongLong(&isNumber);
    if (!isNumber)
        return;
    if (link.scheme() == QLatin1String("post")) {
        session().showPost(PostId(id));
    } else if (link.scheme() == QLatin1String("thread")) {
        session().showThread(ThreadId(id));
    } else if (link.scheme() == QLatin1String("theme")) {
        analysis::Filter filter = session().filter();
        filter.themes = {static_cast<int>(id)};
        session().setFilter(filter);
        if (!m_detail.threads.empty())
            session().showThread(m_detail.threads.front().thread);
    }
}

} // namespace parlance::ui
