// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "core/analysis/filter.h"
#include "core/analysis/posttable.h"
#include "core/import/import.h"
#include "core/store/themes.h"
#include "ui/session/jobrunner.h"

#include <memory>
#include <vector>

namespace parlance::ui {

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

    void importFiles(const QStringList &files, const import::ImportOptions &options = {}); ///< then imported()
    void findThemes(int themes = 0);           ///< over the selection; 0 = as many as there are; then themesChanged()
    void renameTheme(ThemeId theme, const QString &label);

    /// Never null while a workspace is open.
    std::shared_ptr<const analysis::PostTable> table() const { return m_table; }
    std::shared_ptr<const analysis::Selection> selection() const { return m_selection; }
    const std::vector<store::Theme> &themes() const { return m_themes; }
    QString themeLabel(int number) const;      ///< "Unassigned", translated, for -1
    QString forumName(ForumId forum) const;

    const analysis::Filter &filter() const { return m_filter; }
    void setFilter(const analysis::Filter &filter); ///< then selectionChanged()

    /// The post in the reading pane; 0 = none.
    PostId currentPost() const { return m_currentPost; }
    void showPost(PostId post);                ///< opens it in the reading pane
    void showThread(ThreadId thread);          ///< goes to Threads and opens its conversation

Q_SIGNALS:
    void opened();
    void closed();
    void failed(const parlance::Error &error); ///< any job's failure, for the bar on top of the view
    void tableChanged();                       ///< posts were added or tagged; selectionChanged() follows
    void themesChanged();
    void selectionChanged();
    void importProgressed(const parlance::import::ImportStatus &status);
    void imported(const std::vector<parlance::import::ImportOutcome> &outcomes);
    void currentPostChanged(parlance::PostId post);
    void threadRequested(parlance::ThreadId thread);
    void pinsChanged();

private:
    void reload();
    void reselect();

    QString m_path;
    JobRunner m_jobs;
    std::shared_ptr<const analysis::PostTable> m_table;
    std::shared_ptr<const analysis::Selection> m_selection;
    std::vector<store::Theme> m_themes;
    std::vector<std::pair<ForumId, QString>> m_forums;
    analysis::Filter m_filter;
    PostId m_currentPost;
    quint64 m_generation = 0; ///< answers to an older filter are dropped
};

} // namespace parlance::ui
