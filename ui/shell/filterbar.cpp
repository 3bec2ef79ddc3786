// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filterbar.h"

#include "core/store/posts.h"
#include "ui/shell/appearance.h"
#include "ui/shell/chip.h"
#include "ui/shell/flowlayout.h"
#include "ui/shell/icons.h"
#include "ui/shell/popover.h"
#include "ui/shell/words.h"

#include <QAction>
#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSpinBox>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace parlance::ui {

namespace {

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

template <class Value>
void toggle(std::vector<Value> &values, const Value &value)
{
    const auto at = std::find(values.begin(), values.end(), value);
    if (at == values.end())
        values.push_back(value);
    else
        values.erase(at);
}

template <class Value>
bool holds(const std::vector<Value> &values, const Value &value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

QIcon dotIcon(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(6, 6, 20, 20);
    return QIcon(pixmap);
}

} // namespace

FilterBar::FilterBar(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_search(new QLineEdit(this)), m_chips(new QWidget(this)),
      m_add(new QToolButton(m_chips)), m_clear(new QToolButton(m_chips)), m_menu(new QMenu(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);

    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_look = m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_look, &QAction::triggered, this, &FilterBar::applySearch);
    m_search->setMinimumWidth(220);
    m_search->setMaximumWidth(360);
    m_search->installEventFilter(this);
    layout->addWidget(m_search, 2, Qt::AlignTop);

    auto *flow = new FlowLayout(m_chips, 6);
    flow->setContentsMargins(0, 2, 0, 2);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    layout->addWidget(m_chips, 5);

    m_add->setIcon(icon(QStringLiteral("plus")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setMenu(m_menu);
    m_clear->setToolButtonStyle(Qt::ToolButtonTextOnly);

    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::applySearch);
    connect(m_search, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.startsWith(QLatin1Char('>'))) {
            m_search->clear();
            Q_EMIT commandRequested(text.mid(1).trimmed());
        }
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_search->clear();
        m_session.setFilter({});
    });
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(&m_session, &Session::filterChanged, this, &FilterBar::rebuildChips);
    connect(&m_session, &Session::themesChanged, this, &FilterBar::rebuildChips);
    connect(&m_session, &Session::closed, this, [this] {
        m_authorNames.clear();
        m_threadTitles.clear();
        m_search->clear();
    });
    retranslate();
}

void FilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Search, or > for a command"));
    m_search->setToolTip(tr("Words, \"a phrase\", begin* of a word, AND, OR, NOT. Enter searches. Key: /"));
    m_search->setAccessibleName(tr("Search the posts"));
    m_look->setText(tr("Search"));
    m_add->setText(tr("Filter"));
    m_add->setToolTip(tr("Look at a part of the posts: a forum, a tone, a language, a time… Key: F"));
    m_add->setAccessibleName(tr("Add a filter"));
    m_clear->setText(tr("Clear all"));
    m_clear->setToolTip(tr("Remove all filters"));
    m_clear->setAccessibleName(tr("Remove all filters"));
    rebuildChips();
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        rebuildChips();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours().line);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            if (key == Qt::Key_Escape)
                m_search->clear();
            Q_EMIT leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::addTool(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({18, 18});
    button->setFocusPolicy(Qt::TabFocus);
    const auto name = [button, action] {
        button->setAccessibleName(action->text());
        button->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    };
    name();
    connect(action, &QAction::changed, button, name);
    layout()->addWidget(button);
    layout()->setAlignment(button, Qt::AlignTop);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::openMenu()
{
    m_add->setFocus(Qt::ShortcutFocusReason);
    m_add->showMenu();
}

template <class Change>
void FilterBar::change(Change change)
{
    analysis::Filter filter = m_session.filter();
    change(filter);
    m_session.setFilter(filter);
}

void FilterBar::applySearch()
{
    const QString query = m_search->text().trimmed();
    if (query.isEmpty())
        return;
    m_search->clear(); // it becomes a chip, whose words bring it back for a change
    change([&](analysis::Filter &f) { f.query = query.toStdString(); });
}

void FilterBar::rebuildChips()
{
    std::vector<int> themes{analysis::PostTable::noTheme, analysis::PostTable::notLookedAt};
    for (const store::Theme &theme : m_session.themes())
        themes.push_back(theme.number);
    const CriterionNames names{
        .forum = [this](ForumId forum) { return m_session.forumName(forum); },
        .theme = [this](int theme) { return m_session.themeLabel(theme); },
        .author = [this](AuthorId author) { return m_authorNames.value(author.value, QStringLiteral("…")); },
        .thread = [this](ThreadId thread) { return m_threadTitles.value(thread.value, QStringLiteral("…")); },
        .themes = std::move(themes)};
    QLayout *flow = m_chips->layout();
    const bool hadFocus = m_chips->isAncestorOf(QWidget::focusWidget());
    while (QLayoutItem *item = flow->takeAt(0)) {
        if (QWidget *old = item->widget(); old != m_add && old != m_clear) {
            old->hide();
            old->deleteLater(); // it may be the sender of the change
        }
        delete item;
    }
    m_active = 0;
    for (Criterion &criterion : criteriaOf(m_session.filter(), names)) {
        auto *chip = new Chip(std::move(criterion), m_chips);
        connect(chip, &Chip::removed, this, [this](const analysis::Filter &without) { m_session.setFilter(without); });
        connect(chip, &Chip::edited, this, &FilterBar::edit);
        flow->addWidget(chip);
        chip->show();
        ++m_active;
    }
    flow->addWidget(m_add);
    m_add->show();
    flow->addWidget(m_clear);
    m_clear->setVisible(m_active > 1);
    if (hadFocus)
        m_add->setFocus();
    m_chips->updateGeometry();
    lookUpNames();
}

void FilterBar::lookUpNames()
{
    std::vector<AuthorId> authors;
    for (const AuthorId author : m_session.filter().authors) {
        if (!m_authorNames.contains(author.value))
            authors.push_back(author);
    }
    std::vector<ThreadId> threads;
    for (const ThreadId thread : m_session.filter().threads) {
        if (!m_threadTitles.contains(thread.value))
            threads.push_back(thread);
    }
    if (!m_session.isOpen() || (authors.empty() && threads.empty()))
        return;
    struct Names
    {
        std::vector<std::string> authors;
        std::vector<store::ThreadHead> threads;
    };
    m_session.jobs().run<Result<Names>>(
        QString(), this,
        [file = m_session.path().toStdString(), authors, threads](Progress &) -> Result<Names> {
            auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            auto names = store::authorNames(*workspace, authors, NoProgress());
            if (!names)
                return names.error();
            auto heads = store::threadHeads(*workspace, threads);
            if (!heads)
                return heads.error();
            return Names{std::move(*names), std::move(*heads)};
        },
        [this, authors, threads](Result<Names> names) {
            if (!names) {
                Q_EMIT m_session.failed(names.error());
                return;
            }
            for (std::size_t i = 0; i < authors.size(); ++i)
                m_authorNames.insert(authors[i].value, QStringLiteral("u/") + QString::fromStdString(names->authors[i]));
            for (const ThreadId thread : threads)
                m_threadTitles.insert(thread.value, tr("unknown thread"));
            for (const store::ThreadHead &head : names->threads)
                m_threadTitles.insert(head.id.value, QString::fromStdString(head.title));
            rebuildChips();
        });
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    if (!m_session.isOpen())
        return;
    const analysis::Filter &filter = m_session.filter();
    const auto checkable = [](QMenu *menu, const QString &text, bool checked, auto act) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(checked);
        QObject::connect(action, &QAction::triggered, menu, act);
        return action;
    };

    QMenu *forums = m_menu->addMenu(tr("Forum"));
    for (const auto &[id, name] : m_session.forums()) {
        checkable(forums, escaped(name.isEmpty() ? tr("(no name)") : name), holds(filter.forums, id),
                  [this, forum = id] { change([forum](analysis::Filter &f) { toggle(f.forums, forum); }); });
    }
    forums->setEnabled(!m_session.forums().empty());

    QMenu *themes = m_menu->addMenu(tr("Theme"));
    for (const store::Theme &theme : m_session.themes()) {
        checkable(themes, escaped(m_session.themeLabel(theme.number)), holds(filter.themes, theme.number),
                  [this, number = theme.number] { change([number](analysis::Filter &f) { toggle(f.themes, number); }); })
            ->setIcon(dotIcon(themeColour(theme.number)));
    }
    if (!m_session.themes().empty()) {
        themes->addSeparator();
        std::vector<int> rest{analysis::PostTable::noTheme};
        const auto table = m_session.table();
        if (table && std::find(table->theme.begin(), table->theme.end(), analysis::PostTable::notLookedAt) != table->theme.end())
            rest.push_back(analysis::PostTable::notLookedAt);
        for (const int number : rest)
            checkable(themes, m_session.themeLabel(number), holds(filter.themes, number),
                      [this, number] { change([number](analysis::Filter &f) { toggle(f.themes, number); }); });
    }
    themes->setEnabled(!m_session.themes().empty());

    QMenu *tones = m_menu->addMenu(tr("Tone"));
    for (const auto tone : {sentiment::Class::Negative, sentiment::Class::Neutral, sentiment::Class::Positive, sentiment::Class::None}) {
        checkable(tones, sentimentSign(tone) + QStringLiteral("  ") + sentimentWord(tone), holds(filter.sentiments, tone),
                  [this, tone] { change([tone](analysis::Filter &f) { toggle(f.sentiments, tone); }); });
    }

    QMenu *languages = m_menu->addMenu(tr("Language"));
    for (const auto &[language, posts] : m_session.languages()) {
        //: a language and its number of posts
        checkable(languages, tr("%1 (%2)").arg(languageText(language), numberText(posts)), holds(filter.languages, language),
                  [this, which = language] { change([which](analysis::Filter &f) { toggle(f.languages, which); }); });
    }
    languages->setEnabled(!m_session.languages().empty());

    m_menu->addAction(tr("Score…"), this, &FilterBar::askScore);
    m_menu->addAction(tr("Time…"), this, &FilterBar::askTime);
    m_menu->addAction(tr("Author…"), this, &FilterBar::askAuthor);
    m_menu->addSeparator();
    checkable(m_menu, tr("Include deleted and removed posts"), filter.includeDeleted,
              [this] { change([](analysis::Filter &f) { f.includeDeleted = !f.includeDeleted; }); });
    checkable(m_menu, tr("Include bots"), filter.includeBots,
              [this] { change([](analysis::Filter &f) { f.includeBots = !f.includeBots; }); });
    checkable(m_menu, tr("Include stickied posts"), filter.includeStickied,
              [this] { change([](analysis::Filter &f) { f.includeStickied = !f.includeStickied; }); });
    checkable(m_menu, tr("Include posts written as a moderator"), filter.includeModerators,
              [this] { change([](analysis::Filter &f) { f.includeModerators = !f.includeModerators; }); });
    checkable(m_menu, tr("Include copies of earlier posts"), filter.includeDuplicates,
              [this] { change([](analysis::Filter &f) { f.includeDuplicates = !f.includeDuplicates; }); });
}

void FilterBar::edit(Criterion::Kind kind)
{
    switch (kind) {
    case Criterion::Kind::Query:
        m_search->setText(QString::fromStdString(m_session.filter().query));
        focusSearch();
        break;
    case Criterion::Kind::Score:
        askScore();
        break;
    case Criterion::Kind::Time:
        askTime();
        break;
    case Criterion::Kind::Author:
        askAuthor();
        break;
    default:
        openMenu();
        break;
    }
}

void FilterBar::askScore()
{
    auto *popover = new Popover(tr("Score"), tr("Apply"), this);
    const auto field = [&](const QString &label, std::optional<std::int32_t> value, int otherwise) {
        auto *spin = new QSpinBox(popover);
        spin->setRange(-1000000, 1000000);
        spin->setGroupSeparatorShown(true);
        spin->setValue(value.value_or(otherwise));
        auto *check = new QCheckBox(label, popover);
        check->setChecked(value.has_value());
        spin->setAccessibleName(label);
        spin->setEnabled(check->isChecked());
        connect(check, &QCheckBox::toggled, spin, &QSpinBox::setEnabled);
        popover->form()->addRow(check, spin);
        return std::pair(check, spin);
    };
    const auto &filter = m_session.filter();
    const auto least = field(tr("At least"), filter.minScore ? filter.minScore : filter.maxScore ? std::nullopt : std::optional(10), 10);
    const auto most = field(tr("At most"), filter.maxScore, 0);
    connect(popover, &Popover::applied, this, [this, least, most] {
        std::optional<std::int32_t> low;
        std::optional<std::int32_t> high;
        if (least.first->isChecked())
            low = least.second->value();
        if (most.first->isChecked())
            high = most.second->value();
        if (low && high && *low > *high)
            std::swap(low, high);
        change([&](analysis::Filter &f) { f.minScore = low, f.maxScore = high; });
    });
    popover->showBelow(m_add);
}

void FilterBar::askTime()
{
    // What there is decides what the fields begin with.
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    const analysis::PostTable &table = *m_session.table();
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (table.flags[row] & FlagNoTime)
            continue;
        first = std::min<std::int64_t>(first, table.created[row]);
        last = std::max<std::int64_t>(last, table.created[row]);
    }
    if (first > last)
        first = last = QDateTime::currentSecsSinceEpoch();
    const auto &filter = m_session.filter();
    auto *popover = new Popover(tr("Time (UTC)"), tr("Apply"), this);
    const auto field = [&](const QString &label, std::int64_t seconds) {
        auto *edit = new QDateEdit(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), popover);
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
        edit->setAccessibleName(label);
        popover->form()->addRow(label, edit);
        return edit;
    };
    QDateEdit *from = field(tr("First day"), filter.from.value_or(first));
    QDateEdit *to = field(tr("Last day"), filter.until ? *filter.until - 1 : last);
    connect(popover, &Popover::applied, this, [this, from, to] {
        const QDate begin = std::min(from->date(), to->date());
        const QDate end = std::max(from->date(), to->date());
        change([&](analysis::Filter &f) {
            f.from = QDateTime(begin, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
            f.until = QDateTime(end.addDays(1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
        });
    });
    popover->showBelow(m_add);
}

void FilterBar::askAuthor()
{
    auto *popover = new Popover(tr("Author"), tr("Apply"), this);
    auto *name = new QLineEdit(popover);
    name->setMinimumWidth(220);
    name->setPlaceholderText(tr("A user name"));
    name->setAccessibleName(tr("User name"));
    popover->form()->addRow(tr("Name"), name);
    connect(popover, &Popover::applied, this, [this, name] {
        const std::string wanted = name->text().trimmed().toStdString();
        if (wanted.empty())
            return;
        m_session.jobs().run<Result<std::vector<AuthorId>>>(
            QString(), this,
            [file = m_session.path().toStdString(), wanted](Progress &) -> Result<std::vector<AuthorId>> {
                auto workspace = store::Workspace::openReadOnly(file);
                if (!workspace)
                    return workspace.error();
                return store::authorsNamed(*workspace, wanted);
            },
            [this, wanted](Result<std::vector<AuthorId>> authors) {
                if (authors && authors->empty()) {
                    authors = Error{.code = ErrorCode::NotFound,
                                    .message = TR_NOOP("Error", "Nobody called %1 wrote here. Check the spelling of the name."),
                                    .subject = wanted};
                }
                if (!authors) {
                    Q_EMIT m_session.failed(authors.error());
                    return;
                }
                change([&](analysis::Filter &f) { f.authors = *authors; });
            });
    });
    popover->showBelow(m_add);
}

} // namespace parlance::ui
