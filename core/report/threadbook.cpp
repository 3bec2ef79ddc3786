// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/threadbook.h"

#include "core/report/typography.h"
#include "core/store/posts.h"

#include <array>

namespace parlance::report {

namespace {

constexpr std::size_t LongestTitle = 84;

} // namespace

std::string titleInSentence(const std::string &title)
{
    const std::string cut = shortened(title, LongestTitle);
    if (cut == title)
        return title;
    // "Six months of self-hosting on my old gaming PC: the power bill, the noise" says enough before the colon.
    std::size_t best = std::string::npos;
    for (const std::string_view mark : std::to_array<std::string_view>({": ", " : ", "\u00A0: ", ". ", "? ", "! ", " - ", " – ", " — "})) {
        for (std::size_t at = cut.find(mark); at != std::string::npos; at = cut.find(mark, at + 1)) {
            const bool keepsMark = mark[0] == '.' || mark[0] == '?' || mark[0] == '!';
            if (at >= 24 && (best == std::string::npos || at > best))
                best = at + (keepsMark && mark[0] != '.' ? 1 : 0);
        }
    }
    return best == std::string::npos ? cut : cut.substr(0, best) + "…";
}

std::string forumTitle(const std::string &name, bool reddit)
{
    return (reddit ? "r/" : "") + oneLine(name);
}

ThreadBook::ThreadBook(const store::Workspace &workspace, const analysis::PostTable &table,
                       const std::vector<analysis::ThreadStats> &threads)
    : m_workspace(workspace), m_table(table)
{
    for (const analysis::ThreadStats &thread : threads)
        m_stats[thread.thread.value] = &thread;
}

std::size_t ThreadBook::slotOf(ThreadId thread)
{
    const auto [known, isNew] = m_slots.try_emplace(thread.value, m_entries.size());
    if (!isNew)
        return known->second;
    Entry entry{.thread = thread};
    if (const auto heads = store::threadHeads(m_workspace, {&thread, 1}); heads && !heads->empty()) {
        const store::ThreadHead &head = heads->front();
        entry.title = oneLine(head.title);
        if (!head.forumName.empty())
            entry.forum = forumTitle(head.forumName, isReddit(thread.value));
        entry.permalink = head.permalink;
        entry.known = head.known;
        entry.titled = head.titled;
    }
    if (entry.title.empty())
        entry.title = "…"; // a post without words of its own: nothing to name it by
    if (const auto row = m_table.rowOf(submissionOf(thread)))
        entry.language = m_table.language[*row];
    m_entries.push_back(std::move(entry));
    return known->second;
}

Paragraph ThreadBook::link(const Prose &prose, ThreadId thread)
{
    const std::size_t slot = slotOf(thread);
    return prose.link(slot, titleInSentence(m_entries[slot].title), m_entries[slot].language);
}

Paragraph ThreadBook::linkAs(const Prose &prose, ThreadId thread, std::string words)
{
    return prose.link(slotOf(thread), std::move(words), prose.catalogue().language());
}

int ThreadBook::numberOf(Prose &prose, ThreadId thread)
{
    return prose.numberOf(slotOf(thread));
}

std::vector<SourceNote> ThreadBook::notes(const Prose &prose, People &people) const
{
    std::vector<SourceNote> notes;
    for (const std::size_t slot : prose.cited()) {
        const Entry &entry = m_entries[slot];
        SourceNote note;
        note.number = static_cast<int>(notes.size()) + 1;
        note.thread = entry.thread;
        note.title = entry.title;
        note.forum = entry.forum;
        note.permalink = entry.permalink;
        note.known = entry.known;
        note.titled = entry.titled;
        note.language = entry.language;
        if (const auto row = m_table.rowOf(submissionOf(entry.thread))) {
            if (people.isKnown(*row))
                note.author = people.alone(row);
            if ((m_table.flags[*row] & FlagNoTime) == 0)
                note.createdUtc = m_table.created[*row];
            if ((m_table.flags[*row] & FlagNoScore) == 0)
                note.score = m_table.score[*row];
        }
        if (const auto stats = m_stats.find(entry.thread.value); stats != m_stats.end())
            note.posts = stats->second->posts;
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace parlance::report
