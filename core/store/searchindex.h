// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/connection.h"
#include "core/store/searchsegment.h"

#include <cstdint>
#include <memory>
#include <span>

namespace parlance::store {

/// Adds to the full-text index in whole segments, past FTS5, into the tables that FTS5 keeps it in: the index stays FTS5's
/// own, for any program that reads or changes it. For one connection, inside its transactions.
///
/// Changes through FTS5 ('delete', INSERT) may follow in the same transaction, but not go before.
class SearchIndex
{
public:
    static Result<SearchIndex> open(const Connection &connection);
    ~SearchIndex();
    SearchIndex(SearchIndex &&) noexcept;
    SearchIndex &operator=(SearchIndex &&) noexcept;

    /// \param documents  what the segment was built of; none may be in the index.
    Result<void> add(const SearchSegment &segment, std::span<const SearchDocument> documents);

    /// Segments of one level from which on they are merged into one: those of some 13 million posts. A query looks into each, so
    /// they should be few; each merge copies what is in them, so it should be rare.
    static constexpr std::size_t mergeAt = 400;

private:
    struct State;
    explicit SearchIndex(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace parlance::store
