// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "core/analysis/filter.h"
#include "core/analysis/placenewposts.h"
#include "core/analysis/posttable.h"
#include "core/import/cleaning.h"
#include "core/import/import.h"
#include "core/store/themeedits.h"
#include "ui/session/jobrunner.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace parlance::ui {

/// How a change to the themes came about. Of nothing, where there was nothing to take back or to make again.
enum class EditTurn
{
    Made,
    TakenBack,
    MadeAgain,
    Nothing
};

/// The open workspace as all views share it: its post table, themes, filter and selection. Everything that takes time
/// runs as a job; the signals come on the main thread.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    bool isOpen() const { return !m_path.isEmpty(); }
    QString path() const { return m_path; }
    JobRunner &jobs() { return m_jobs; }

    void open(const QString &path);            ///< then opened() or failed()
    void create(const QString &path);          ///< an empty workspace, then opened() or failed()
    void openSample();                         ///< a workspace in the temporary folder with the sample in it
    void close();

    /// Then imported(); where posts came in, copies are looked for next, and then themes where there are none yet; where there are
    /// some, the posts that came join them.
    void importFiles(const QStringList &files, const import::ImportOptions &options = {});
    /// Continues the imports that were stopped or interrupted, as interrupted() lists them.
    void continueImports();
    /// What a search for themes looks through: the selection without regard to the themes that it is filtered by, as a
    /// search replaces them all.
    std::shared_ptr<const analysis::Selection> searchedForThemes() const;
    void findThemes(int themes = 0);           ///< there; 0 = as many as there are; then themesChanged()
    void readAgain() { reload(); }             ///< the posts were marked or tagged: then tableChanged()
    /// A change to the themes by hand; runs as a job, one after another.
    using ThemeEdit = std::function<Result<store::ThemeChange>(const store::Workspace &, const analysis::PostTable &, Progress &)>;
    /// Then themesChanged() and themesEdited(), or themeEditFailed().
    /// \param done  what was done, in a sentence, for the person.
    void editThemes(const QString &done, ThemeEdit edit);
    /// The same where what was done is known only by then. \param done  makes the sentence of how many themes more there
    /// are. \param title  of the job, which takes time.
    void editThemes(std::function<QString(int more)> done, ThemeEdit edit, const QString &title);
    void renameTheme(ThemeId theme, const QString &label);
    void undoThemeEdit();
    void redoThemeEdit();

    /// Never null while a workspace is open.
    std::shared_ptr<const analysis::PostTable> table() const { return m_table; }
    std::shared_ptr<const analysis::Selection> selection() const { return m_selection; }
    /// The posts that the filter's query finds, sorted; null without a query. With it a view can select again under a
    /// changed filter (say, without its time) and not ask the index.
    std::shared_ptr<const std::vector<PostId>> matches() const { return m_matches; }
    const std::vector<store::Theme> &themes() const { return m_themes; }
    QString themeLabel(int number) const;      ///< "Unassigned" for -1 and "Not looked at" for -2, translated
    QString forumName(ForumId forum) const;
    const std::vector<std::pair<ForumId, QString>> &forums() const { return m_forums; }
    /// Languages of all posts, most frequent first.
    const std::vector<std::pair<Language, std::int64_t>> &languages() const { return m_languages; }
    /// Files whose import was stopped half-way and that are still where they were.
    const QStringList &interrupted() const { return m_interrupted; }
    bool isImporting() const { return !m_importing.isNull(); }
    const Job *importJob() const { return m_importing; } ///< null when none is under way
    bool isCleaning() const { return !m_cleaning.isNull(); } ///< by itself, after an import
    bool isPlacing() const { return !m_placing.isNull(); } ///< new posts join the themes
    bool isFindingThemes() const { return !m_findingThemes.isNull(); }
    bool isLoading() const { return m_loading > 0; } ///< a workspace is being opened or read again
    bool isSample() const { return m_sampleFolder != nullptr; }

    const analysis::Filter &filter() const { return m_filter; }
    void setFilter(const analysis::Filter &filter); ///< then selectionChanged()

    /// The post in the reading pane; 0 = none.
    PostId currentPost() const { return m_currentPost; }
    void showPost(PostId post);                ///< opens it in the reading pane
    void showThread(ThreadId thread);          ///< goes to Threads and opens its conversation

Q_SIGNALS:
    void opened();
    void closed();
    void failed(const parlance::Error &error); ///< any other job's failure, for the bar on top of the view
    void tableChanged();                       ///< posts were added or tagged; selectionChanged() follows
    void themesChanged();
    /// A search is done; themesChanged() follows. \param asked  0: for as many as there are. \param sameText  the posts are copies of
    /// one another.
    void themesFound(int asked, qint64 found, qint64 posts, bool sameText);
    /// \param done  a sentence that says what was done. \param turn  how it came about.
    /// \param theme  number of the theme that it was about, or that holds its posts now, where there is one.
    void themesEdited(const QString &done, parlance::ui::EditTurn turn, std::optional<int> theme);
    void themeEditFailed(const parlance::Error &error); ///< the themes are as they were
    void filterChanged();                      ///< at once; selectionChanged() follows when the rows are known
    void selectionChanged();
    void importProgressed(const parlance::import::ImportStatus &status);
    void imported(const std::vector<parlance::import::ImportOutcome> &outcomes);
    void cleaned(const parlance::import::CleaningOutcome &outcome); ///< after an import; tableChanged() follows
    void placed(const parlance::analysis::NewPosts &posts);       ///< they joined the themes; tableChanged() follows
    void importStopped();                      ///< cancelled; what was read until then is kept
    void currentPostChanged(parlance::PostId post);
    void threadRequested(parlance::ThreadId thread);
    void pinsChanged();

private:
    struct Loaded;
    enum class After { Nothing, Clean, FindThemes };

    static Result<Loaded> load(const store::Workspace &workspace, const analysis::Filter &filter, Progress &progress);
    void take(Loaded loaded);
    void openWith(const QString &title, const QString &path,
                  std::function<Result<store::Workspace>(const std::string &, Progress &)> opener);
    void reload(After after = After::Nothing);
    void clean();
    void placeNewPosts();
    void reselect();
    void startThemeEdit();
    void turnThemeEdit(EditTurn turn);
    void dropMissingThemes(); ///< out of the filter

    struct PendingEdit
    {
        std::function<QString(int more)> done;
        QString title;
        ThemeEdit edit;
        EditTurn turn = EditTurn::Made;
    };

    QString m_path;
    std::shared_ptr<const analysis::PostTable> m_table;
    std::shared_ptr<const analysis::Selection> m_selection;
    std::shared_ptr<const std::vector<PostId>> m_matches; ///< the answer to m_matchesQuery, sorted
    std::string m_matchesQuery;
    std::vector<store::Theme> m_themes;
    std::vector<std::pair<ForumId, QString>> m_forums;
    std::vector<std::pair<Language, std::int64_t>> m_languages;
    QStringList m_interrupted;
    analysis::Filter m_filter;
    analysis::Filter m_shownFilter; ///< the one that m_selection belongs to
    PostId m_currentPost;
    std::unique_ptr<QTemporaryDir> m_sampleFolder;
    QPointer<Job> m_importing;
    QPointer<Job> m_cleaning;
    QPointer<Job> m_placing;
    QPointer<Job> m_findingThemes;
    QPointer<Job> m_selecting;
    QPointer<Job> m_editingThemes;
    std::deque<PendingEdit> m_edits;
    bool m_hasUncleaned = false;   ///< posts came in since copies were looked for
    int m_loading = 0;
    quint64 m_generation = 0;      ///< answers to an older filter are dropped
    quint64 m_openGeneration = 0;  ///< answers about a workspace that was closed since are dropped
    quint64 m_cleanings = 0;       ///< the answer of a search for copies that an import overtook is dropped
    quint64 m_openRequest = 0;     ///< only the last of several requests to open opens
    JobRunner m_jobs;              ///< last, so that it ends first: jobs may still speak to the rest
};

} // namespace parlance::ui
