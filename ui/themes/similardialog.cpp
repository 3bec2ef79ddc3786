// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themes/similardialog.h"

#include "core/analysis/similarposts.h"
#include "core/store/posts.h"
#include "core/store/themeedits.h"
#include "ui/common/cells.h"
#include "ui/common/format.h"
#include "ui/session/session.h"
#include "ui/shell/appearance.h"
#include "ui/themes/similarmodel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace parlance::ui {

namespace {

struct Found
{
    QString words; ///< of the post itself
    std::vector<SimilarRow> rows;
};

QString wordsOf(const store::PostDetail &post)
{
    return oneLine(post.text.empty()    ? post.title
                   : post.title.empty() ? post.text
                                        : post.title + "\n" + post.text);
}

Result<Found> findSimilar(const std::string &file, const analysis::PostTable &table,
                          const analysis::Filter &filter, PostId wanted, Progress &progress)
{
    Found found;
    const auto row = table.rowOf(wanted);
    const auto workspace = store::Workspace::openReadOnly(file);
    if (!workspace)
        return workspace.error();
    if (!row)
        return found;
    const auto similar = analysis::similarPosts(*workspace, table, analysis::select(table, filter, nullptr),
                                                *row, {}, progress);
    if (!similar)
        return similar.error();
    std::vector<PostId> ids{wanted};
    std::vector<ThreadId> threads;
    for (const analysis::SimilarPost &post : *similar) {
        ids.push_back(table.id[post.row]);
        threads.push_back(table.threads[table.thread[post.row]]);
    }
    const auto posts = store::posts(*workspace, ids);
    const auto heads = store::threadHeads(*workspace, threads);
    if (!posts || !heads)
        return posts ? heads.error() : posts.error();
    if (posts->size() != ids.size() || heads->size() != threads.size())
        return found; // the workspace changed meanwhile: tableChanged() comes next
    found.words = wordsOf(posts->front());
    for (std::size_t i = 0; i < similar->size(); ++i) {
        const store::PostDetail &post = (*posts)[i + 1];
        SimilarRow shown{.post = post.id,
                         .similarity = (*similar)[i].similarity,
                         .text = wordsOf(post),
                         .thread = oneLine((*heads)[i].title),
                         .shared = {},
                         .author = authorText(post.authorName, post.flags, platformOf(post.id))};
        for (const std::string &word : (*similar)[i].shared)
            shown.shared << toQString(word);
        found.rows.push_back(std::move(shown));
    }
    return found;
}

} // namespace

SimilarDialog::SimilarDialog(Session &session, PostId post, QWidget *parent)
    : QDialog(parent), m_session(session), m_post(post), m_about(new QLabel(this)), m_note(new QLabel(this)),
      m_into(new QLabel(this)), m_model(new SimilarModel(session, this)), m_list(new QTableView(this)),
      m_themes(new QComboBox(this)), m_move(new QPushButton(this)), m_undo(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setFont(scaledFont(1.1, QFont::DemiBold));
    column->addWidget(m_about);
    m_note->setProperty("secondary", true);
    m_note->setWordWrap(true);
    column->addWidget(m_note);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_list->setColumnWidth(SimilarModel::Similarity, 64);
    m_list->setColumnWidth(SimilarModel::Post, 380);
    m_list->setColumnWidth(SimilarModel::Shared, 200);
    m_list->setColumnWidth(SimilarModel::Theme, 160);
    m_list->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_list, 1);

    auto *actions = new QHBoxLayout;
    m_into->setBuddy(m_themes);
    m_themes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    actions->addWidget(m_into);
    actions->addWidget(m_themes);
    actions->addWidget(m_move);
    actions->addWidget(m_undo);
    actions->addStretch();
    actions->addWidget(m_close);
    column->addLayout(actions);
    for (QPushButton *button : {m_move, m_undo, m_close})
        button->setAutoDefault(false); // Enter opens a post
    m_undo->hide();

    connect(m_list, &QTableView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SimilarDialog::showActions);
    connect(m_move, &QPushButton::clicked, this, &SimilarDialog::moveChosen);
    connect(m_undo, &QPushButton::clicked, &session, &Session::undoThemeEdit);
    connect(&session, &Session::themesEdited, this, [this](const QString &done, EditTurn turn) {
        m_note->setText(done);
        m_undo->setVisible(turn == EditTurn::Made || turn == EditTurn::MadeAgain);
    });
    connect(&session, &Session::themesFound, m_undo, &QWidget::hide); // the last edit was of the themes before
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&session, &Session::themesChanged, this, [this] {
        fillThemes();
        m_model->themesChanged();
    });
    connect(&session, &Session::tableChanged, this, &SimilarDialog::search);
    connect(&session, &Session::closed, this, &QDialog::close);
    fillThemes();
    resize(960, 560);
    retranslate();
    search();
}

void SimilarDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SimilarDialog::retranslate()
{
    setWindowTitle(tr("Posts like this one"));
    m_about->setText(m_words);
    m_list->setAccessibleName(tr("Posts like this one, most alike first"));
    m_themes->setAccessibleName(tr("Theme to put the chosen posts into"));
    m_undo->setText(tr("Undo"));
    m_undo->setShortcut(QKeySequence::Undo); // which a text without a mnemonic takes away
    m_close->setText(tr("Close"));
    fitHeaderNames(m_list->horizontalHeader());
    m_into->setText(tr("Into the theme:"));
    m_note->setText(m_isSearching ? tr("Looking for posts that say something like it…")
                    : m_model->rowCount() > 0
                        ? tr("Enter opens a post in the reading pane. Ctrl+A chooses all.")
                        : tr("No other post uses its telling words."));
    showActions();
}

void SimilarDialog::search()
{
    if (!m_session.table())
        return;
    // What the views leave out is left out here too; what they are filtered by is not asked.
    const analysis::Filter &shown = m_session.filter();
    analysis::Filter filter;
    filter.includeDeleted = shown.includeDeleted;
    filter.includeBots = shown.includeBots;
    filter.includeStickied = shown.includeStickied;
    filter.includeModerators = shown.includeModerators;
    filter.includeDuplicates = shown.includeDuplicates;
    m_session.jobs().run<Result<Found>>(
        QString(), this,
        [file = m_session.path().toStdString(), table = m_session.table(), filter,
         post = m_post](Progress &progress) { return findSimilar(file, *table, filter, post, progress); },
        [this](Result<Found> found) {
            m_isSearching = false;
            if (!found) {
                Q_EMIT m_session.failed(found.error());
            } else {
                m_words = found->words;
                m_model->setRows(std::move(found->rows));
                if (m_model->rowCount() > 0)
                    m_list->setCurrentIndex(m_model->index(0, 0));
            }
            retranslate();
        });
}

void SimilarDialog::fillThemes()
{
    const int before = m_themes->currentIndex();
    const ThemeId kept = before >= 0 ? m_targets[static_cast<std::size_t>(before)].id : ThemeId();
    m_targets = m_session.themes();
    const auto table = m_session.table();
    const auto row = table ? table->rowOf(m_post) : std::nullopt;
    m_themes->clear();
    int wanted = 0;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        m_themes->addItem(toQString(m_targets[i].label));
        if (kept ? m_targets[i].id == kept : row && table->theme[*row] == m_targets[i].number)
            wanted = static_cast<int>(i);
    }
    m_themes->setCurrentIndex(m_targets.empty() ? -1 : wanted);
    showActions();
}

void SimilarDialog::showActions()
{
    const auto posts = static_cast<int>(chosen().size());
    m_move->setText(tr("Move %Ln post(s)", nullptr, posts));
    m_move->setToolTip(tr("Puts the chosen posts into the theme; it can be undone."));
    m_move->setEnabled(posts > 0 && !m_targets.empty());
    m_themes->setEnabled(!m_targets.empty());
}

std::vector<PostId> SimilarDialog::chosen() const
{
    std::vector<PostId> posts;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        posts.push_back(m_model->at(index.row()).post);
    return posts;
}

void SimilarDialog::open(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_session.showPost(m_model->at(row).post);
}

void SimilarDialog::moveChosen()
{
    const std::vector<PostId> posts = chosen();
    const int at = m_themes->currentIndex();
    if (posts.empty() || at < 0)
        return;
    const store::Theme &into = m_targets[static_cast<std::size_t>(at)];
    m_session.editThemes(
        tr("%Ln post(s) went to “%1”.", nullptr, static_cast<int>(posts.size())).arg(toQString(into.label)),
        [posts, theme = into.id](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
            return store::movePosts(workspace, posts, theme);
        });
}

} // namespace parlance::ui
