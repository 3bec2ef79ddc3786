// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/analysis/threadstats.h"
#include "core/report/people.h"
#include "core/report/prose.h"
#include "core/store/workspace.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace parlance::report {

/// The threads that a draft may name: their titles, and the notes of those it did name.
class ThreadBook
{
public:
    ThreadBook(const store::Workspace &workspace, const analysis::PostTable &table,
               const std::vector<analysis::ThreadStats> &threads);

    /// A link by title, without quotation marks.
    Paragraph link(const Prose &prose, ThreadId thread);
    /// A link by other words ("the first thread").
    Paragraph linkAs(const Prose &prose, ThreadId thread, std::string words);
    /// False: nobody told its title, and it is named after its best reply.
    bool isTitled(ThreadId thread) { return m_entries[slotOf(thread)].titled; }
    /// Its number among the sources; names it if nothing did before.
    int numberOf(Prose &prose, ThreadId thread);
    /// The notes of all threads named so far.
    std::vector<SourceNote> notes(const Prose &prose, People &people) const;

private:
    struct Entry
    {
        ThreadId thread;
        std::string title{}, forum{}, permalink{};
        bool known = true, titled = true;
        Language language{};
    };
    std::size_t slotOf(ThreadId thread);

    const store::Workspace &m_workspace;
    const analysis::PostTable &m_table;
    std::unordered_map<std::int64_t, const analysis::ThreadStats *> m_stats;
    std::unordered_map<std::int64_t, std::size_t> m_slots;
    std::vector<Entry> m_entries;
};

/// A title short enough to stand in a sentence: cut after a clause where there is one, else between words.
std::string titleInSentence(const std::string &title);

/// "r/name" for Reddit's forums, else the name.
std::string forumTitle(const std::string &name, bool reddit);

} // namespace parlance::report
