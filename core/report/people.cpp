// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/people.h"

#include "core/report/typography.h"
#include "core/store/posts.h"

namespace parlance::report {

bool isReddit(std::int64_t postId)
{
    return platformOf(PostId(postId)) == Platform::Reddit;
}

People::People(const store::Workspace &workspace, const analysis::PostTable &table, const Catalogue &catalogue,
               bool pseudonymise)
    : m_workspace(workspace), m_table(table), m_catalogue(catalogue), m_pseudonymise(pseudonymise)
{
}

std::string People::name(std::uint32_t row)
{
    const std::uint32_t author = m_table.author[row];
    if (const auto known = m_names.find(author); known != m_names.end())
        return known->second;
    std::string text;
    if (m_pseudonymise) {
        text = m_catalogue.text("who.person", {{"n", static_cast<std::int64_t>(m_names.size() + 1)}});
    } else {
        const AuthorId id(author);
        const auto names = store::authorNames(m_workspace, {&id, 1}, NoProgress());
        if (names && !names->empty())
            text = oneLine(names->front());
        if (isReddit(m_table.id[row].value))
            text.insert(0, "u/");
    }
    m_names[author] = text;
    return text;
}

Argument People::inSentence(std::uint32_t row)
{
    if (isKnown(row))
        return verbatim(name(row));
    return m_catalogue.text((m_table.flags[row] & FlagAuthorGone) != 0 ? "voice.deleted" : "voice.unknown");
}

std::string People::alone(std::optional<std::uint32_t> row)
{
    if (!row)
        return {};
    if (isKnown(*row))
        return name(*row);
    return m_catalogue.text((m_table.flags[*row] & FlagAuthorGone) != 0 ? "who.deleted" : "who.unknown");
}

std::string People::credit(std::uint32_t row)
{
    const std::string who = alone(row);
    // Formatted without typography: a name is printed letter by letter.
    if ((m_table.flags[row] & FlagNoScore) != 0)
        return m_catalogue.format("credit.noscore", {{"who", who}});
    return m_catalogue.format("credit", {{"who", who}, {"score", static_cast<std::int64_t>(m_table.score[row])}});
}

} // namespace parlance::report
