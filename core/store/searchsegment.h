// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/searchtokenizer.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// Appends a number as SQLite and FTS5 write it, in one to nine bytes.
void appendVarint(std::string &out, std::uint64_t value);

/// What a post gives to the full-text index.
struct SearchDocument
{
    std::int64_t id = 0;
    std::string_view title; ///< of submissions
    std::string_view text;
};

/// A piece of the full-text index over some documents, as FTS5 stores it; see SearchIndex.
struct SearchSegment
{
    /// A row of post_search_data without the segment's number.
    struct Page
    {
        std::int64_t id = 0; ///< page number, or a node of a list of pages
        std::size_t begin = 0, end = 0; ///< in `bytes`
    };
    /// A row of post_search_idx.
    struct Key
    {
        std::string term;
        std::int64_t page = 0; ///< twice the page number, 1 more where there is a list of its pages
    };

    std::string bytes;
    std::vector<Page> pages;
    std::vector<Key> keys;
    std::int64_t leaves = 0;
    std::vector<std::array<std::uint32_t, 2>> sizes; ///< tokens of title and text, by document
};

/// Inverts documents into a segment: what FTS5 does when rows are inserted one by one, for less than half the time and on
/// any thread. Keeps its memory between calls. For one thread at a time.
class SearchSegmentBuilder
{
public:
    static Result<SearchSegmentBuilder> create();
    ~SearchSegmentBuilder();
    SearchSegmentBuilder(SearchSegmentBuilder &&) noexcept;
    SearchSegmentBuilder &operator=(SearchSegmentBuilder &&) noexcept;

    /// \param documents  by ascending id, each once.
    SearchSegment build(std::span<const SearchDocument> documents);

private:
    struct State;
    explicit SearchSegmentBuilder(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace parlance::store
