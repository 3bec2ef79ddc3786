// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reading/readingpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTextCursor>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/sentiment/scorer.h"
#include "core/text/plaintext.h"
#include "ui/shell/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/proseview.h"
#include "ui/marks/markmenu.h"
#include "ui/quotes/pinboard.h"
#include "ui/shell/appearance.h"
#include "ui/shell/icons.h"
#include "ui/threads/conversationcache.h"

namespace parlance::ui {

namespace {
constexpr int columnCharacters = 72;
}

ReadingPane::ReadingPane(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_pages(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("panel"), this)),
      m_view(new ProseView(this)), m_pin(new QToolButton(this)), m_copy(new QToolButton(this)),
      m_open(new QToolButton(this)), m_explain(new QToolButton(this)), m_similar(new QToolButton(this)), m_correct(new QToolButton(this))
{
    m_view->setColumn(columnCharacters, readingFont());
    const auto button = [](QToolButton *tool, const QString &image) {
        tool->setIcon(icon(image));
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
    };
    button(m_pin, QStringLiteral("pin"));
    m_pin->setCheckable(true);
    button(m_copy, QStringLiteral("copy"));
    button(m_open, QStringLiteral("thread"));
    button(m_explain, QStringLiteral("explain"));
    m_explain->setCheckable(true);
    button(m_similar, QStringLiteral("similar"));
    button(m_correct, QStringLiteral("language"));
    for (QToolButton *tool : {m_copy, m_similar, m_correct})
        tool->setToolButtonStyle(Qt::ToolButtonIconOnly); // six words do not fit beside each other in French
    m_correct->setPopupMode(QToolButton::InstantPopup);
    m_correct->setMenu(new QMenu(m_correct));
    connect(m_correct->menu(), &QMenu::aboutToShow, this, [this] {
        if (const store::PostDetail *shown = post())
            fillMarkMenu(m_correct->menu(), m_session,
                         {shown->id, shown->thread, shown->forum, shown->author, toQString(shown->authorName),
                          toQString(shown->forumName), (shown->flags & FlagBot) != 0});
    });
    auto *correctKey = new QShortcut(QKeySequence(Qt::Key_L), this);
    correctKey->setContext(Qt::WindowShortcut);
    connect(correctKey, &QShortcut::activated, this, &ReadingPane::openCorrections);
    connect(m_pin, &QToolButton::clicked, this, &ReadingPane::togglePin);
    connect(m_copy, &QToolButton::clicked, this, &ReadingPane::copyWithCredit);
    connect(m_open, &QToolButton::clicked, this, &ReadingPane::openThread);
    connect(m_similar, &QToolButton::clicked, this, &ReadingPane::similarRequested);
    connect(m_explain, &QToolButton::toggled, this, &ReadingPane::setExplained);
    // Anywhere in the window: what is being read is explained, wherever it was chosen.
    auto *explainKey = new QShortcut(QKeySequence(Qt::Key_E), this);
    explainKey->setContext(Qt::WindowShortcut);
    connect(explainKey, &QShortcut::activated, this, &ReadingPane::toggleExplanation);

    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(8, 4, 8, 4);
    actions->setSpacing(4);
    for (QToolButton *tool : {m_pin, m_copy, m_open, m_explain, m_similar, m_correct})
        actions->addWidget(tool);
    actions->addStretch();

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addLayout(actions);
    m_pages->addWidget(content);
    m_pages->addWidget(m_empty);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);

    connect(m_view, &ProseView::linkActivated, this, &ReadingPane::followLink);
    connect(m_view, &QTextEdit::selectionChanged, this, &ReadingPane::updateActions);
    connect(&session, &Session::currentPostChanged, this, &ReadingPane::showPost);
    connect(&session, &Session::tableChanged, this, [this] {
        if (m_session.currentPost())
            showPost(m_session.currentPost());
    });
    connect(&session, &Session::closed, this, &ReadingPane::showNothing);
    connect(&session, &Session::themesChanged, this, [this] {
        m_known.reset();
        if (m_explained && post())
            explainTheme();
    });
    connect(&PinBoard::of(session), &PinBoard::changed, this, &ReadingPane::updateActions);
    retranslate();
    showNothing();
}

ReadingPane::~ReadingPane() = default;

void ReadingPane::retranslate()
{
    m_view->setAccessibleName(tr("Post"));
    m_empty->setTexts(tr("Choose a post in any view and read it here, in its conversation."), {});
    m_pin->setToolTip(tr("Keep the selected words, or the whole post, among the pinned quotes (Space)"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the words with author, points and address"));
    m_open->setText(tr("Open thread"));
    m_open->setToolTip(tr("Show the whole conversation in Threads"));
    m_explain->setText(tr("Explain"));
    m_explain->setToolTip(tr("Show word by word why it was scored so, and why it is in its theme (E)"));
    m_similar->setText(tr("More like this"));
    m_similar->setToolTip(tr("Show the posts most like this one, and put them into a theme (Ctrl+R)"));
    m_correct->setText(tr("Correct"));
    m_correct->setToolTip(tr("Say in which language this post, thread or forum is written, or who is a program (L)"));
    render();
    updateActions();
}

void ReadingPane::openCorrections()
{
    if (post() && m_correct->isVisible())
        m_correct->showMenu();
}

void ReadingPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        togglePin();
    else
        QWidget::keyPressEvent(event);
}

void ReadingPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_at >= 0) {
        // Once for the many events of one change.
        QTimer::singleShot(0, this, [this] {
            m_view->setColumn(columnCharacters, readingFont());
            render();
        });
    }
}

const store::PostDetail *ReadingPane::post() const
{
    return m_conversation && m_at >= 0 ? &m_conversation->posts[static_cast<std::size_t>(m_at)] : nullptr;
}

void ReadingPane::showPost(PostId wanted)
{
    const quint64 generation = ++m_generation;
    const auto table = m_session.table();
    const auto row = wanted && table ? table->rowOf(wanted) : std::nullopt;
    if (!row) {
        showNothing();
        return;
    }
    const ThreadId thread = table->threads[table->thread[*row]];
    ConversationCache::of(m_session).fetch(
        thread, this, [this, generation, wanted](std::shared_ptr<const Conversation> conversation) {
            if (generation != m_generation || !conversation)
                return;
            const int at = conversation->indexOf(wanted);
            if (at < 0) {
                showNothing();
                return;
            }
            m_conversation = std::move(conversation);
            m_at = at;
            m_explanation.reset();
            m_reason.reset();
            if (m_explained)
                explain();
            else
                render();
            m_pages->setCurrentIndex(0);
        });
}

void ReadingPane::showNothing()
{
    ++m_generation;
    m_conversation.reset();
    m_at = -1;
    m_page = {};
    m_explanation.reset();
    m_reason.reset();
    m_pages->setCurrentWidget(m_empty);
    updateActions();
}

void ReadingPane::render()
{
    if (!post())
        return;
    PostPage page = renderPost(*m_conversation, m_at, m_explanation ? &*m_explanation : nullptr, font(),
                               m_reason ? &*m_reason : nullptr);
    m_view->setPage(page.document.release());
    m_page = std::move(page);
    updateActions();
}

void ReadingPane::setExplained(bool explained)
{
    m_explain->setChecked(explained);
    if (explained == m_explained)
        return;
    m_explained = explained;
    if (!post())
        return;
    if (explained) {
        explain();
    } else {
        m_explanation.reset();
        m_reason.reset();
        const int scrolled = m_view->verticalScrollBar()->value();
        render();
        m_view->verticalScrollBar()->setValue(scrolled);
    }
}

void ReadingPane::toggleExplanation()
{
    setExplained(!m_explained);
}

void ReadingPane::explain()
{
    explainTheme();
    m_session.jobs().run<sentiment::Explanation>(
        QString(), this,
        [text = scoredText(*post()), language = post()->language](Progress &) {
            return sentiment::Scorer::explain(text, language);
        },
        [this, generation = m_generation](sentiment::Explanation explanation) {
            if (generation != m_generation || !m_explained || !post())
                return;
            m_explanation = std::move(explanation);
            const int scrolled = m_view->verticalScrollBar()->value();
            render();
            m_view->verticalScrollBar()->setValue(scrolled);
        });
}

void ReadingPane::explainTheme()
{
    const auto table = m_session.table();
    const auto row = table ? table->rowOf(post()->id) : std::nullopt;
    if (m_session.themes().empty() || !row || (table->flags[*row] & FlagHasText) == 0)
        return;
    struct Answer
    {
        std::shared_ptr<const analysis::KnownNow> known;
        analysis::PostExplanation explained;
    };
    m_session.jobs().run<Result<Answer>>(
        QString(), this,
        [file = m_session.path().toStdString(), table, at = *row, known = m_known](Progress &progress) mutable -> Result<Answer> {
            const auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            if (!known) {
                auto now = analysis::knownNow(*workspace, *table, progress);
                if (!now)
                    return now.error();
                known = std::make_shared<const analysis::KnownNow>(std::move(*now));
            }
            auto explained = analysis::explainPost(*workspace, *table, *known, at);
            if (!explained)
                return explained.error();
            return Answer{known, std::move(*explained)};
        },
        [this, table, generation = m_generation](Result<Answer> answer) {
            // Where the themes tell of no reasons, because an older version found them, there is none to show.
            if (!answer || generation != m_generation || table != m_session.table() || !m_explained || !post()
                || answer->explained.why.theme < 0)
                return;
            m_known = answer->known;
            m_reason = themeReason(answer->explained, [this](int number) { return m_session.themeLabel(number); });
            const int scrolled = m_view->verticalScrollBar()->value();
            render();
            m_view->verticalScrollBar()->setValue(scrolled);
        });
}

std::optional<store::PinnedQuote> ReadingPane::chosenSpan() const
{
    if (!post())
        return std::nullopt;
    const QTextCursor cursor = m_view->textCursor();
    if (cursor.hasSelection()) {
        if (const auto range = m_page.bodyRange(cursor.selectionStart(), cursor.selectionEnd()))
            return PinBoard::part(*post(), range->first, range->second);
    }
    return PinBoard::wholePost(*post());
}

void ReadingPane::updateActions()
{
    const store::PostDetail *shown = post();
    for (QToolButton *tool : {m_copy, m_open, m_explain, m_similar, m_correct})
        tool->setEnabled(shown != nullptr);
    const bool words = shown && !shown->body.empty();
    m_pin->setEnabled(words);
    const bool pinned = shown && PinBoard::of(m_session).hasPin(shown->id);
    m_pin->setChecked(pinned);
    m_pin->setText(pinned ? tr("Pinned") : tr("Pin"));
}

void ReadingPane::togglePin()
{
    const auto span = chosenSpan();
    if (span) {
        if (m_view->textCursor().hasSelection())
            PinBoard::of(m_session).toggle(*span);
        else
            PinBoard::of(m_session).togglePost(*span);
    }
    updateActions(); // the button shows what is, not what was clicked
}

void ReadingPane::copyWithCredit()
{
    const store::PostDetail *shown = post();
    if (!shown)
        return;
    QString words;
    const QTextCursor cursor = m_view->textCursor();
    const auto range = cursor.hasSelection() ? m_page.bodyRange(cursor.selectionStart(), cursor.selectionEnd()) : std::nullopt;
    if (range) {
        const auto part = std::string_view(shown->body).substr(range->first, range->second - range->first);
        words = toQString(text::plainText(part, shown->markup).text);
        if (words.isEmpty())
            words = toQString(part);
    } else {
        words = toQString(shown->text.empty() ? shown->title : shown->text);
    }
    QString copied = QStringLiteral("“%1”\n— %2").arg(words.trimmed(), creditText(shown->authorName, shown->flags, shown->score, platformOf(shown->id)));
    if (shown->createdUtc)
        copied += QStringLiteral(", ") + dateText(*shown->createdUtc);
    if (isWebAddress(shown->permalink))
        copied += QLatin1Char('\n') + toQString(shown->permalink);
    QGuiApplication::clipboard()->setText(copied);
}

void ReadingPane::openThread()
{
    if (m_conversation)
        m_session.showThread(m_conversation->thread);
}

void ReadingPane::followLink(const QUrl &link)
{
    bool isNumber = false;
    const qint64 id = link.path().toLongLong(&isNumber);
    if (link.scheme() == QLatin1String("post") && isNumber)
        m_session.showPost(PostId(id));
    else if (link.scheme() == QLatin1String("thread") && isNumber)
        m_session.showThread(ThreadId(id));
    else
        openWebLink(link);
}

} // namespace parlance::ui
