// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/themestats.h"
#include "core/base/partof.h"

#include <deque>
#include <string>
#include <vector>

namespace parlance::analysis {

/// Many texts end to end, in blocks that never move, so that views of them stay good.
class TextStore
{
public:
    /// A place for `bytes` bytes, in the block at hand or in a new one.
    std::string &roomFor(std::size_t bytes)
    {
        constexpr std::size_t BlockBytes = std::size_t{4} << 20;
        if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < bytes) {
            m_blocks.emplace_back();
            m_blocks.back().reserve(std::max(bytes, BlockBytes));
        }
        return m_blocks.back();
    }

private:
    std::deque<std::string> m_blocks;
};

/// The texts of rows as documents of the model.
struct ThemeCorpus
{
    TextStore store;
    std::vector<topics::Document> documents;
    std::vector<std::uint32_t> documentOf; ///< per row
};

/// The selected rows that have words of their author's own; in the order in which they become text.
std::vector<std::uint32_t> rowsWithText(const PostTable &table, const Selection &selection, Unit unit);

/// Names of everybody who wrote one of the posts: no words of a theme. \error Cancelled
Result<std::vector<std::string>> userNames(const store::Workspace &workspace, const PostTable &table,
                                           const Selection &selection, const Progress &progress);

/// Reads the texts of rows. \error Cancelled
Result<ThemeCorpus> readCorpus(const store::Workspace &workspace, const PostTable &table,
                               const std::vector<std::uint32_t> &rows, Unit unit, Progress &progress);

/// Notes for each document which other it answers; where a document is a post. \error Cancelled
Result<void> readAnswers(const store::Workspace &workspace, const PostTable &table, const std::vector<std::uint32_t> &rows,
                         ThemeCorpus &corpus, Progress &progress);

/// What the model found, as the workspace keeps it: themes by number, and the posts of `rows` that are in one, sorted by post.
std::vector<store::Theme> storedThemes(const topics::ThemeModel &model);
std::vector<store::ThemeAssignment> storedAssignments(const PostTable &table, const std::vector<std::uint32_t> &rows,
                                                      const std::vector<std::uint32_t> &documentOf,
                                                      const topics::ThemeModel &model);

} // namespace parlance::analysis
