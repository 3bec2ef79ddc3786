// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "ui/session/edittext.h"

#include "core/analysis/editedtheme.h"
#include "core/analysis/runscope.h"
#include "core/analysis/themestats.h"
#include "core/store/posts.h"
#include "core/store/search.h"
#include "core/store/sources.h"
#include "core/store/themeedits.h"

#include <QFileInfo>

#include <algorithm>
#include <unordered_map>

namespace parlance::ui {

/// What a job reads of a workspace, so that the main thread only has to take it.
struct Session::Loaded
{
    std::shared_ptr<const analysis::PostTable> table;
    std::shared_ptr<const analysis::Selection> selection; ///< of `filter` without its query
    std::vector<store::Theme> themes;
    std::vector<std::pair<ForumId, QString>> forums;
    std::vector<std::pair<Language, std::int64_t>> languages;
    QStringList interrupted;
};

Session::Session(QObject *parent) : QObject(parent) {}

Session::~Session() = default;

Result<Session::Loaded> Session::load(const store::Workspace &workspace, const analysis::Filter &filter,
                                      Progress &progress)
{
    Loaded loaded;
    auto table = analysis::loadPostTable(workspace, progress);
    if (!table)
        return table.error();
    loaded.table = std::make_shared<const analysis::PostTable>(std::move(*table));
    analysis::Filter withoutQuery = filter;
    withoutQuery.query.clear();
    loaded.selection = std::make_shared<const analysis::Selection>(analysis::select(*loaded.table, withoutQuery, nullptr));

    auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    loaded.themes = std::move(*themes);

    auto forums = store::forums(workspace);
    if (!forums)
        return forums.error();
    for (const store::Named &forum : *forums)
        loaded.forums.emplace_back(ForumId(forum.id), QString::fromStdString(forum.name));

    std::unordered_map<std::uint16_t, std::int64_t> counts;
    for (const Language language : loaded.table->language)
        ++counts[language.packed];
    for (const auto &[packed, posts] : counts)
        loaded.languages.emplace_back(Language(packed), posts);
    std::sort(loaded.languages.begin(), loaded.languages.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first.packed < b.first.packed;
    });

    auto sources = store::sources(workspace);
    if (!sources)
        return sources.error();
    for (const store::Source &source : *sources) {
        const QString path = QString::fromStdString(source.path);
        if ((source.state == "running" || source.state == "cancelled") && QFileInfo::exists(path))
            loaded.interrupted.append(path);
    }
    return loaded;
}

void Session::take(Loaded loaded)
{
    m_table = std::move(loaded.table);
    m_selection = std::move(loaded.selection);
    m_themes = std::move(loaded.themes);
    m_forums = std::move(loaded.forums);
    m_languages = std::move(loaded.languages);
    m_interrupted = std::move(loaded.interrupted);
    m_matches.reset();
}

void Session::openWith(const QString &title, const QString &path,
                       std::function<Result<store::Workspace>(const std::string &, Progress &)> opener)
{
    const quint64 request = ++m_openRequest;
    ++m_loading;
    m_jobs.run<Result<Loaded>>(
        title, this,
        [file = path.toStdString(), opener = std::move(opener)](Progress &progress) -> Result<Loaded> {
            auto workspace = opener(file, progress);
            if (!workspace)
                return workspace.error();
            return load(*workspace, {}, progress);
        },
        [this, path, request](Result<Loaded> loaded) {
            --m_loading;
            if (request != m_openRequest)
                return;
            if (!loaded) {
                if (m_path.isEmpty())
                    m_sampleFolder.reset();
                if (loaded.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(loaded.error());
                return;
            }
            if (isOpen()) {
                for (Job *job : m_jobs.jobs())
                    job->cancel();
                Q_EMIT closed();
            }
            ++m_openGeneration;
            if (m_sampleFolder && !path.startsWith(m_sampleFolder->path()))
                m_sampleFolder.reset();
            m_edits.clear();
            m_hasUncleaned = false;
            m_path = path;
            m_filter = {};
            m_shownFilter = {};
            m_currentPost = {};
            ++m_generation;
            take(std::move(*loaded));
            Q_EMIT opened();
            Q_EMIT filterChanged();
            Q_EMIT tableChanged();
            Q_EMIT themesChanged();
            Q_EMIT selectionChanged();
            Q_EMIT currentPostChanged(m_currentPost);
            if (m_themes.empty() && m_table->size() > 0 && m_sampleFolder)
                findThemes();
        });
}

void Session::open(const QString &path)
{
    openWith(tr("Opening %1").arg(QFileInfo(path).fileName()), path,
             [](const std::string &file, Progress &) { return store::Workspace::open(file); });
}

void Session::create(const QString &path)
{
    openWith(QString(), path, [](const std::string &file, Progress &) { return store::Workspace::create(file); });
}

void Session::openSample()
{
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid()) {
        Q_EMIT failed(Error{.code = ErrorCode::Io,
                            .message = TR_NOOP("Error", "The temporary folder %1 cannot be written. Free some space or "
                                                        "choose another folder for temporary files."),
                            .subject = folder->path().toStdString(),
                            .detail = folder->errorString().toStdString()});
        return;
    }
    const QString path = folder->filePath(QStringLiteral("sample.parlance"));
    close();
    m_sampleFolder = std::move(folder);
    openWith(tr("Opening the sample"), path,
             [](const std::string &file, Progress &progress) -> Result<store::Workspace> {
                 auto workspace = store::Workspace::create(file);
                 if (!workspace)
                     return workspace.error();
                 if (auto outcome = import::importSample(*workspace, progress); !outcome)
                     return outcome.error();
                 if (auto outcome = import::findCopies(*workspace, progress); !outcome)
                     return outcome.error();
                 return workspace;
             });
}

void Session::close()
{
    ++m_openRequest;
    ++m_openGeneration;
    ++m_generation;
    for (Job *job : m_jobs.jobs())
        job->cancel();
    if (!isOpen())
        return;
    m_path.clear();
    m_table.reset();
    m_selection.reset();
    m_matches.reset();
    m_themes.clear();
    m_forums.clear();
    m_languages.clear();
    m_interrupted.clear();
    m_edits.clear();
    m_filter = {};
    m_shownFilter = {};
    m_currentPost = {};
    m_sampleFolder.reset();
    Q_EMIT closed();
}

void Session::importFiles(const QStringList &files, const import::ImportOptions &options)
{
    if (!isOpen() || files.isEmpty())
        return;
    if (m_importing) {
        Q_EMIT failed(Error{.code = ErrorCode::Locked,
                            .message = TR_NOOP("Error", "%1 cannot be imported yet: another import is under way. Wait until "
                                                        "it has ended, or cancel it."),
                            .subject = QFileInfo(files.first()).fileName().toStdString()});
        return;
    }
    // There will be more to look at in a moment.
    ++m_cleanings;
    for (Job *job : {m_cleaning.data(), m_placing.data(), m_findingThemes.data()}) {
        if (job)
            job->cancel();
    }
    std::vector<std::string> paths;
    for (const QString &file : files)
        paths.push_back(file.toStdString());
    const quint64 generation = m_openGeneration;
    using Outcomes = std::vector<import::ImportOutcome>;
    const auto status = [this, generation](const import::ImportStatus &figures) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, figures] {
                if (generation == m_openGeneration)
                    Q_EMIT importProgressed(figures);
            },
            Qt::QueuedConnection);
    };
    m_importing = m_jobs.run<Result<Outcomes>>(
        tr("Importing"), this,
        [workspaceFile = m_path.toStdString(), paths, options, status](Progress &progress) -> Result<Outcomes> {
            auto workspace = store::Workspace::open(workspaceFile);
            if (!workspace)
                return workspace.error();
            return import::importFiles(*workspace, paths, options, progress, status);
        },
        [this, generation](Result<Outcomes> outcomes) {
            m_importing = nullptr;
            if (generation != m_openGeneration)
                return;
            if (outcomes) {
                m_hasUncleaned |= std::any_of(outcomes->begin(), outcomes->end(), [](const import::ImportOutcome &outcome) {
                    return outcome.source.stored + outcome.source.updated > 0;
                });
                Q_EMIT imported(*outcomes);
                reload(After::Clean);
                return;
            }
            m_hasUncleaned = true; // what was read until then is kept, and may be all that the files hold
            if (outcomes.error().code == ErrorCode::Cancelled)
                Q_EMIT importStopped();
            else
                Q_EMIT failed(outcomes.error());
            reload();
        });
}

void Session::continueImports()
{
    const QStringList files = m_interrupted;
    importFiles(files);
}

void Session::clean()
{
    const quint64 generation = m_openGeneration;
    const quint64 number = ++m_cleanings;
    m_cleaning = m_jobs.run<Result<import::CleaningOutcome>>(
        tr("Looking for copies"), this,
        [file = m_path.toStdString()](Progress &progress) -> Result<import::CleaningOutcome> {
            auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            return import::findCopies(*workspace, progress);
        },
        [this, generation, number](Result<import::CleaningOutcome> outcome) {
            if (generation != m_openGeneration || number != m_cleanings)
                return;
            m_cleaning = nullptr;
            if (outcome) {
                m_hasUncleaned = false;
                Q_EMIT cleaned(*outcome);
            } else if (outcome.error().code != ErrorCode::Cancelled) {
                Q_EMIT failed(outcome.error());
            }
            reload(After::FindThemes);
        });
}

void Session::placeNewPosts()
{
    if (m_placing || m_findingThemes)
        return;
    const quint64 generation = m_openGeneration;
    m_placing = m_jobs.run<Result<analysis::NewPosts>>(
        tr("Placing new posts in the themes"), this,
        [file = m_path.toStdString(), table = m_table](Progress &progress) -> Result<analysis::NewPosts> {
            auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            return analysis::placeNewPosts(*workspace, *table, 0, progress);
        },
        [this, generation](Result<analysis::NewPosts> posts) {
            m_placing = nullptr;
            if (generation != m_openGeneration)
                return;
            if (!posts) {
                // Themes of an older version learned nothing that could be used, and new posts belong to no part of other
                // themes: such themes wait to be found again.
                if (posts.error().code != ErrorCode::Cancelled && posts.error().code != ErrorCode::BadInput)
                    Q_EMIT failed(posts.error());
                return;
            }
            if (posts->joined + posts->unassigned == 0)
                return;
            Q_EMIT placed(*posts);
            reload();
        });
}

std::shared_ptr<const analysis::Selection> Session::searchedForThemes() const
{
    if (!m_table || m_shownFilter.themes.empty())
        return m_selection;
    analysis::Filter filter = m_shownFilter;
    filter.themes.clear();
    return std::make_shared<const analysis::Selection>(
        analysis::select(*m_table, filter, filter.query.empty() ? nullptr : m_matches.get()));
}

void Session::findThemes(int themes)
{
    if (!isOpen() || m_findingThemes)
        return;
    analysis::Filter filter = m_shownFilter;
    filter.themes.clear();
    analysis::FindThemesOptions options;
    options.model.themes = themes;
    const quint64 generation = m_openGeneration;
    struct Answer
    {
        std::int64_t found = 0, posts = 0;
        bool sameText = false;
    };
    m_findingThemes = m_jobs.run<Result<Answer>>(
        tr("Finding themes"), this,
        [file = m_path.toStdString(), table = m_table, selection = searchedForThemes(), filter,
         options](Progress &progress) -> Result<Answer> {
            auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            const auto run = analysis::findAndStoreThemes(*workspace, *table, *selection, filter, options, progress);
            if (!run)
                return run.error();
            const auto found = store::currentThemes(*workspace);
            if (!found)
                return found.error();
            return Answer{std::ssize(*found), run->posts, analysis::sawOneText(*run)};
        },
        [this, generation, themes](Result<Answer> answer) {
            m_findingThemes = nullptr;
            if (generation != m_openGeneration)
                return;
            if (!answer) {
                if (answer.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(answer.error());
                Q_EMIT themesChanged(); // views that waited for them stop waiting
                return;
            }
            Q_EMIT themesFound(themes, answer->found, answer->posts, answer->sameText);
            m_filter.themes.clear(); // their numbers meant the themes before
            Q_EMIT filterChanged();
            reload();
        });
    Q_EMIT themesChanged(); // views may say that themes are on their way
}

void Session::editThemes(const QString &done, ThemeEdit edit)
{
    editThemes([done](int) { return done; }, std::move(edit), {});
}

void Session::editThemes(std::function<QString(int more)> done, ThemeEdit edit, const QString &title)
{
    if (!isOpen())
        return;
    m_edits.push_back({std::move(done), title, std::move(edit), EditTurn::Made});
    startThemeEdit();
}

void Session::startThemeEdit()
{
    if (m_edits.empty() || m_editingThemes)
        return;
    const PendingEdit next = std::move(m_edits.front());
    m_edits.pop_front();
    struct Answer
    {
        store::ThemeChange change = store::ThemeChange::Nothing;
        std::vector<store::Theme> themes;
        std::shared_ptr<const analysis::PostTable> table; ///< null: as before
        std::optional<int> theme;                         ///< that the edit was about
    };
    const quint64 generation = m_openGeneration;
    m_editingThemes = m_jobs.run<Result<Answer>>(
        next.title, this,
        [file = m_path.toStdString(), before = m_table, themesBefore = m_themes,
         edit = next.edit](Progress &progress) -> Result<Answer> {
            auto workspace = store::Workspace::open(file);
            if (!workspace)
                return workspace.error();
            const auto change = edit(*workspace, *before, progress);
            if (!change)
                return change.error();
            Answer answer{*change, {}, nullptr, {}};
            if (*change == store::ThemeChange::Merges || *change == store::ThemeChange::Posts) {
                auto table = std::make_shared<analysis::PostTable>(*before);
                if (const auto read = analysis::reloadThemes(*workspace, *table, *change); !read)
                    return read.error();
                answer.table = std::move(table);
            }
            auto themes = store::currentThemes(*workspace);
            if (!themes)
                return themes.error();
            answer.themes = std::move(*themes);
            const auto &table = answer.table ? answer.table : before;
            answer.theme =
                analysis::editedTheme({themesBefore, before->theme}, {answer.themes, table->theme});
            return answer;
        },
        [this, generation, before = m_table, next](Result<Answer> answer) {
            m_editingThemes = nullptr;
            if (generation != m_openGeneration)
                return;
            if (!answer) {
                if (answer.error().code != ErrorCode::Cancelled)
                    Q_EMIT themeEditFailed(answer.error());
                startThemeEdit();
                return;
            }
            const int more = static_cast<int>(answer->themes.size()) - static_cast<int>(m_themes.size());
            m_themes = std::move(answer->themes);
            dropMissingThemes();
            if (answer->table && m_table == before)
                m_table = std::move(answer->table);
            else if (answer->table)
                reload(); // posts came in meanwhile
            Q_EMIT themesChanged();
            reselect();
            if (answer->change == store::ThemeChange::Nothing)
                Q_EMIT themesEdited(tr("There is nothing to take back or to do again."), EditTurn::Nothing,
                                    {});
            else
                Q_EMIT themesEdited(next.done(more), next.turn, answer->theme);
            startThemeEdit();
        });
}

void Session::dropMissingThemes()
{
    const auto missing = [this](int number) {
        return number >= 0 && std::none_of(m_themes.begin(), m_themes.end(), [number](const store::Theme &theme) { return theme.number == number; });
    };
    if (std::erase_if(m_filter.themes, missing) > 0)
        Q_EMIT filterChanged();
}

void Session::renameTheme(ThemeId theme, const QString &label)
{
    const QString name = label.trimmed();
    editThemes(name.isEmpty() ? tr("The theme has the name that the program gave it.") : tr("The theme is called “%1” now.").arg(name),
               [theme, text = name.toStdString()](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
                   return store::renameTheme(workspace, theme, text);
               });
}

void Session::undoThemeEdit()
{
    turnThemeEdit(EditTurn::TakenBack);
}

void Session::redoThemeEdit()
{
    turnThemeEdit(EditTurn::MadeAgain);
}

void Session::turnThemeEdit(EditTurn turn)
{
    if (!isOpen())
        return;
    const bool takeBack = turn == EditTurn::TakenBack;
    const auto step = std::make_shared<TurnedStep>();
    m_edits.push_back({[step, takeBack](int) { return turnedText(*step, takeBack); },
                       {},
                       [step, takeBack](const store::Workspace &workspace, const analysis::PostTable &, Progress &) {
                           return turnStep(workspace, takeBack, *step);
                       },
                       turn});
    startThemeEdit();
}

QString Session::themeLabel(int number) const
{
    if (number == analysis::PostTable::notLookedAt)
        //: posts that the search for themes did not take in
        return tr("Not looked at");
    if (number < 0)
        return tr("Unassigned");
    for (const store::Theme &theme : m_themes) {
        if (theme.number == number)
            return QString::fromStdString(theme.label);
    }
    return tr("Theme %1").arg(number + 1);
}

QString Session::forumName(ForumId forum) const
{
    for (const auto &[id, name] : m_forums) {
        if (id == forum)
            return name;
    }
    return {};
}

void Session::setFilter(const analysis::Filter &filter)
{
    if (!isOpen() || filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    reselect();
}

void Session::showPost(PostId post)
{
    m_currentPost = post;
    Q_EMIT currentPostChanged(post);
}

void Session::showThread(ThreadId thread)
{
    Q_EMIT threadRequested(thread);
}

void Session::reload(After after)
{
    const quint64 generation = m_openGeneration;
    ++m_loading;
    m_jobs.run<Result<Loaded>>(
        tr("Reading the posts"), this,
        [file = m_path.toStdString(), filter = m_filter](Progress &progress) -> Result<Loaded> {
            auto workspace = store::Workspace::openReadOnly(file);
            if (!workspace)
                return workspace.error();
            return load(*workspace, filter, progress);
        },
        [this, generation, after](Result<Loaded> loaded) {
            --m_loading;
            if (generation != m_openGeneration)
                return;
            if (!loaded) {
                if (loaded.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(loaded.error());
                return;
            }
            take(std::move(*loaded));
            Q_EMIT tableChanged();
            Q_EMIT themesChanged();
            reselect();
            if (m_importing) // which brings what is to be done after it
                return;
            if (after == After::Clean && m_hasUncleaned)
                clean();
            else if (after != After::Nothing && m_themes.empty() && m_table->size() > 0)
                findThemes();
            else if (after != After::Nothing && !m_themes.empty())
                placeNewPosts();
        });
}

void Session::reselect()
{
    const quint64 generation = ++m_generation;
    if (m_selecting)
        m_selecting->cancel();

    struct Answer
    {
        std::shared_ptr<const analysis::Selection> selection;
        std::shared_ptr<const std::vector<PostId>> matches;
    };
    std::shared_ptr<const std::vector<PostId>> known;
    if (m_matches && m_matchesQuery == m_filter.query)
        known = m_matches;
    m_selecting = m_jobs.run<Result<Answer>>(
        m_filter.query.empty() || known ? QString() : tr("Searching"), this,
        [file = m_path.toStdString(), table = m_table, filter = m_filter, known](Progress &progress) -> Result<Answer> {
            Answer answer{nullptr, known};
            if (!filter.query.empty() && !known) {
                auto workspace = store::Workspace::openReadOnly(file);
                if (!workspace)
                    return workspace.error();
                auto matches = store::matchingPosts(*workspace, filter.query, progress);
                if (!matches)
                    return matches.error();
                answer.matches = std::make_shared<const std::vector<PostId>>(std::move(*matches));
            }
            answer.selection = std::make_shared<const analysis::Selection>(
                analysis::select(*table, filter, filter.query.empty() ? nullptr : answer.matches.get()));
            return answer;
        },
        [this, generation, query = m_filter.query](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            if (!answer) {
                // The search cannot be answered: what is shown stays, and the bar above says why.
                m_filter = m_shownFilter;
                Q_EMIT filterChanged();
                if (answer.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(answer.error());
                return;
            }
            m_selection = std::move(answer->selection);
            m_matches = std::move(answer->matches);
            m_matchesQuery = query;
            m_shownFilter = m_filter;
            Q_EMIT selectionChanged();
        });
}

} // namespace parlance::ui
