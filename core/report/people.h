// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/posttable.h"
#include "core/report/prose.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace parlance::report {

/// What the people of a report are called: "u/name", or "person 1" where names are to be hidden, the same throughout.
class People
{
public:
    People(const store::Workspace &workspace, const analysis::PostTable &table, const Catalogue &catalogue,
           bool pseudonymise);

    /// The author of a post as part of a sentence: "u/name", "a deleted account".
    Argument inSentence(std::uint32_t row);
    /// Alone: "u/name", "deleted account". Empty where `row` is nullopt.
    std::string alone(std::optional<std::uint32_t> row);
    /// "u/name (117 points)".
    std::string credit(std::uint32_t row);
    bool isKnown(std::uint32_t row) const { return m_table.author[row] != 0; }
    bool isPseudonymous() const { return m_pseudonymise; }

private:
    std::string name(std::uint32_t row);

    const store::Workspace &m_workspace;
    const analysis::PostTable &m_table;
    const Catalogue &m_catalogue;
    bool m_pseudonymise;
    std::unordered_map<std::uint32_t, std::string> m_names;
};

/// True where posts of that id are Reddit's, whose names begin with u/ and r/.
bool isReddit(std::int64_t postId);

} // namespace parlance::report
