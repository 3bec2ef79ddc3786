// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quotes/quotesview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/hash.h"
#include "core/store/posts.h"
#include "core/store/workspace.h"
#include "core/text/plaintext.h"
#include "ui/shell/emptystate.h"
#include "ui/common/format.h"
#include "ui/quotes/pinboard.h"
#include "ui/quotes/quotedelegate.h"
#include "ui/quotes/quotemodel.h"
#include "ui/shell/icons.h"

#include <algorithm>
#include <unordered_map>

namespace parlance::ui {

namespace {

constexpr std::size_t firstQuotes = 100; ///< each "More" doubles them
constexpr int typingMs = 350;

store::PinnedQuote spanOf(const analysis::Quote &quote)
{
    store::PinnedQuote span;
    span.post = quote.post;
    span.begin = quote.begin;
    span.end = quote.end;
    span.sha256 = quote.sha256;
    return span;
}

} // namespace

QuotesView::QuotesView(Session &session, QWidget *parent)
    : View(session, parent), m_model(nullptr), m_delegate(nullptr), m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("quotes"), this)), m_tabs(new QTabBar(this)), m_search(new QLineEdit(this)),
      m_list(new QListView(this)), m_count(new QLabel(this)), m_more(new QPushButton(this)),
      m_pin(new QToolButton(this)), m_copy(new QToolButton(this)), m_open(new QToolButton(this)), m_limit(firstQuotes)
{
    PinBoard &board = PinBoard::of(session);
    m_model = new QuoteModel(
        [&board](const analysis::Quote &quote) { return board.isPinned(quote.post, quote.begin, quote.end); }, this);
    m_delegate = new QuoteDelegate(this);

    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    connect(m_tabs, &QTabBar::currentChanged, this, &QuotesView::refresh);

    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, &QuotesView::applySearch);
    connect(m_search, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        applySearch();
        m_list->setFocus();
    });
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    const auto button = [](QToolButton *tool, const QString &image) {
        tool->setIcon(icon(image));
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
    };
    button(m_pin, QStringLiteral("pin"));
    button(m_copy, QStringLiteral("copy"));
    button(m_open, QStringLiteral("thread"));
    connect(m_pin, &QToolButton::clicked, this, &QuotesView::pinCurrent);
    connect(m_copy, &QToolButton::clicked, this, &QuotesView::copyCurrent);
    connect(m_open, &QToolButton::clicked, this, &QuotesView::openCurrent);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 16, 8);
    tools->setSpacing(8);
    tools->addWidget(m_tabs);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_count);
    tools->addStretch();
    for (QToolButton *tool : {m_pin, m_copy, m_open})
        tools->addWidget(tool);

    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(50);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_list, &QListView::doubleClicked, this, &QuotesView::openCurrent);
    const auto chosen = [this] {
        const analysis::Quote *quote = current();
        for (QToolButton *tool : {m_pin, m_copy, m_open})
            tool->setEnabled(quote != nullptr);
        showPins();
        if (quote && quote->post != this->session().currentPost())
            this->session().showPost(quote->post);
    };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, chosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forget();
        for (QToolButton *tool : {m_pin, m_copy, m_open})
            tool->setEnabled(false);
    });

    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit *= 2;
        rank();
    });

    auto *listPage = new QWidget(this);
    auto *listColumn = new QVBoxLayout(listPage);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_list, 1);
    auto *moreRow = new QHBoxLayout;
    moreRow->setContentsMargins(16, 4, 16, 4);
    moreRow->addStretch();
    moreRow->addWidget(m_more);
    moreRow->addStretch();
    listColumn->addLayout(moreRow);
    m_pages->addWidget(listPage);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_pages, 1);

    connect(m_empty, &EmptyState::clicked, this, [this] {
        if (m_tabs->currentIndex() == Pinned) {
            m_tabs->setCurrentIndex(Ranked);
        } else if (this->session().table() && this->session().table()->size() > 0) {
            this->session().setFilter({});
        } else {
            Q_EMIT importRequested();
        }
    });
    connect(&session, &Session::selectionChanged, this, [this] {
        m_limit = firstQuotes;
        const QString query = toQString(this->session().filter().query);
        if (!m_search->hasFocus() || query != m_search->text().trimmed())
            m_search->setText(query);
        markStale();
    });
    connect(&session, &Session::themesChanged, this, &QuotesView::markStale);
    connect(&session, &Session::closed, this, [this] {
        ++m_generation;
        m_model->setQuotes({});
    });
    connect(&board, &PinBoard::changed, this, [this] {
        m_model->pinsChanged();
        showPins();
        if (m_tabs->currentIndex() == Pinned)
            markStale();
    });
    retranslate();
}

void QuotesView::retranslate()
{
    m_tabs->setTabText(Ranked, tr("Ranked"));
    m_tabs->setAccessibleName(tr("Quotes to show"));
    m_search->setPlaceholderText(tr("Search within the posts…"));
    m_search->setAccessibleName(tr("Search within the posts"));
    m_search->setToolTip(tr("Words, “phrases”, prefix*; the search becomes a filter of all views"));
    m_pin->setToolTip(tr("Keep this quote, or let it go (Space)"));
    m_copy->setText(tr("Copy with credit"));
    m_copy->setToolTip(tr("Copy the words with author, points and address (Ctrl+C)"));
    m_open->setText(tr("Open in context"));
    m_open->setToolTip(tr("Show the conversation it is from (Enter)"));
    m_list->setAccessibleName(tr("Quotes"));
    m_more->setText(tr("Show more"));
    showPins();
    showState();
}

void QuotesView::showPins()
{
    const PinBoard &board = PinBoard::of(session());
    const analysis::Quote *quote = current();
    m_pin->setText(quote && board.isPinned(quote->post, quote->begin, quote->end) ? tr("Unpin") : tr("Pin"));
    m_tabs->setTabText(Pinned, board.pins().empty() ? tr("Pinned")
                                                    //: a tab; %1 is how many
                                                    : tr("Pinned (%1)").arg(numberText(static_cast<std::int64_t>(board.pins().size()))));
}

QString QuotesView::title() const
{
    return tr("Quotes");
}

QString QuotesView::iconName() const
{
    return QStringLiteral("quotes");
}

bool QuotesView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        m_delegate->setWidth(m_list->viewport()->width());
    if (watched == m_list && event->type() == QEvent::FontChange)
        m_delegate->forget();
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            pinCurrent();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copyCurrent();
            return true;
        }
    }
    return View::eventFilter(watched, event);
}

const analysis::Quote *QuotesView::current() const
{
    return m_model->quoteAt(m_list->currentIndex().row());
}

void QuotesView::refresh()
{
    if (m_tabs->currentIndex() == Pinned)
        readPinned();
    else
        rank();
}

void QuotesView::rank()
{
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    if (!session().isOpen() || !session().table())
        return;
    analysis::QuoteOptions options;
    options.limit = m_limit + 1; // one more tells whether there are more
    for (const int number : session().filter().themes)
        for (const store::Theme &theme : session().themes())
            if (theme.number == number)
                for (const auto &[term, weight] : theme.terms)
                    options.subjectWords.push_back(term);
    using Quotes = Result<std::vector<analysis::Quote>>;
    m_job = session().jobs().run<Quotes>(
        tr("Ranking quotes"), this,
        [path = session().path().toStdString(), table = session().table(), selection = session().selection(),
         options](Progress &progress) -> Quotes {
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            return analysis::rankQuotes(*workspace, *table, *selection, options, progress);
        },
        [this, generation](Quotes quotes) {
            if (generation != m_generation)
                return;
            if (!quotes) {
                if (quotes.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(quotes.error());
                return;
            }
            m_all = quotes->size() <= m_limit;
            if (!m_all)
                quotes->resize(m_limit);
            take(std::move(*quotes));
        });
}

void QuotesView::readPinned()
{
    const quint64 generation = ++m_generation;
    if (m_job)
        m_job->cancel();
    if (!session().isOpen())
        return;
    using Quotes = Result<std::vector<analysis::Quote>>;
    m_job = session().jobs().run<Quotes>(
        QString(), this,
        [path = session().path().toStdString(), table = session().table(),
         pins = PinBoard::of(session()).pins()](Progress &progress) -> Quotes {
            auto workspace = store::Workspace::openReadOnly(path);
            if (!workspace)
                return workspace.error();
            const store::CancelScope scope(workspace->connection(), progress);
            std::vector<PostId> ids;
            for (const store::PinnedQuote &pin : pins)
                ids.push_back(pin.post);
            auto posts = store::posts(*workspace, ids);
            if (!posts)
                return posts.error();
            std::vector<ThreadId> threads;
            for (const store::PostDetail &post : *posts)
                threads.push_back(post.thread);
            auto heads = store::threadHeads(*workspace, threads);
            if (!heads)
                return heads.error();
            auto quotes = pinnedAsQuotes(pins, *posts, *heads);
            for (analysis::Quote &quote : quotes)
                if (const auto row = table->rowOf(quote.post))
                    quote.theme = table->themeOrNone(*row);
            return quotes;
        },
        [this, generation](Quotes quotes) {
            if (generation != m_generation)
                return;
            if (!quotes) {
                if (quotes.error().code != ErrorCode::Cancelled)
                    Q_EMIT session().failed(quotes.error());
                return;
            }
            m_all = true;
            take(std::move(*quotes));
        });
}

void QuotesView::take(std::vector<analysis::Quote> quotes)
{
    const analysis::Quote *before = current();
    std::optional<analysis::Quote> kept;
    if (before)
        kept = *before;
    m_model->setQuotes(std::move(quotes));
    const int row = kept ? m_model->rowOf(*kept) : -1;
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(std::max(row, 0)));
    showState();
}

void QuotesView::showState()
{
    const int count = m_model->rowCount();
    m_more->setVisible(!m_all);
    if (m_all)
        m_count->setText(count > 0 ? tr("%Ln quote(s)", nullptr, count) : QString());
    else
        //: the list holds only the first ones
        m_count->setText(tr("the %Ln strongest", nullptr, count));
    if (count > 0) {
        m_pages->setCurrentIndex(0);
        return;
    }
    if (m_tabs->currentIndex() == Pinned)
        m_empty->setTexts(tr("Quotes that you pin are kept here, through every new import and analysis: press Space on a quote "
                        "or a post."),
                     tr("Show the ranked quotes"));
    else if (session().table() && session().table()->size() > 0)
        m_empty->setTexts(tr("No post that passes the filters has a complete sentence of 8 to 45 words. With fewer filters, the "
                        "quotes worth printing are listed here, best first."),
                     session().filter() == analysis::Filter{} ? QString() : tr("Clear the filters"));
    else
        m_empty->setTexts(tr("The quotes worth printing are listed here, best first, each with who said it and its points. Import "
                        "a dump to fill this workspace."),
                     tr("Import…"));
    m_pages->setCurrentWidget(m_empty);
}

void QuotesView::applySearch()
{
    m_typing.stop();
    if (m_tabs->currentIndex() != Ranked)
        m_tabs->setCurrentIndex(Ranked);
    analysis::Filter filter = session().filter();
    filter.query = m_search->text().trimmed().toStdString();
    session().setFilter(filter);
}

void QuotesView::pinCurrent()
{
    if (const analysis::Quote *quote = current())
        PinBoard::of(session()).toggle(spanOf(*quote));
}

void QuotesView::copyCurrent()
{
    if (const analysis::Quote *quote = current())
        QGuiApplication::clipboard()->setText(copiedQuote(*quote));
}

void QuotesView::openCurrent()
{
    if (const analysis::Quote *quote = current()) {
        const ThreadId thread = quote->thread;
        session().showPost(quote->post);
        session().showThread(thread);
    }
}

std::vector<analysis::Quote> pinnedAsQuotes(const std::vector<store::PinnedQuote> &pins,
                                            const std::vector<store::PostDetail> &posts,
                                            const std::vector<store::ThreadHead> &heads)
{
    std::unordered_map<std::int64_t, const store::PostDetail *> byId;
    for (const store::PostDetail &post : posts)
        byId.emplace(post.id.value, &post);
    std::unordered_map<std::int64_t, const store::ThreadHead *> headById;
    for (const store::ThreadHead &head : heads)
        headById.emplace(head.id.value, &head);
    std::vector<analysis::Quote> quotes;
    for (const store::PinnedQuote &pin : pins) {
        const auto found = byId.find(pin.post.value);
        if (found == byId.end())
            continue;
        const store::PostDetail &post = *found->second;
        if (pin.begin < 0 || pin.end <= pin.begin || pin.end > static_cast<std::int64_t>(post.body.size()))
            continue;
        const auto words = std::string_view(post.body).substr(static_cast<std::size_t>(pin.begin),
                                                              static_cast<std::size_t>(pin.end - pin.begin));
        analysis::Quote quote;
        quote.post = pin.post;
        quote.begin = pin.begin;
        quote.end = pin.end;
        quote.sha256 = sha256Hex(words);
        quote.text = text::plainText(words, post.markup).text;
        if (quote.text.empty())
            quote.text = std::string(words);
        if (quote.sha256 != pin.sha256)
            quote.reasons.emplace_back(changedReason);
        quote.author = post.authorName;
        quote.flags = post.flags;
        quote.score = post.score;
        quote.createdUtc = post.createdUtc;
        quote.thread = post.thread;
        if (const auto head = headById.find(post.thread.value); head != headById.end())
            quote.threadTitle = head->second->title;
        quote.permalink = post.permalink;
        quote.language = post.language;
        if (post.sentiment)
            quote.compound = post.sentiment->compound;
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

} // namespace parlance::ui
