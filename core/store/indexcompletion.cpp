// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/indexcompletion.h"

#include "core/store/postwriter.h"
#include "core/store/searchindex.h"
#include "core/store/settings.h"

#include <algorithm>
#include <string>
#include <vector>

namespace parlance::store {

Result<void> completeIndex(const Workspace &workspace, Progress &progress)
{
    const Connection &connection = workspace.connection();
    const CancelScope cancel(connection, progress);
    const auto count = connection.number(query("count_unindexed"));
    if (!count)
        return count.error();
    auto searchIndex = SearchIndex::open(connection);
    auto builder = SearchSegmentBuilder::create();
    auto select = connection.prepare(query("select_unindexed"));
    if (!searchIndex || !builder || !select)
        return !searchIndex ? searchIndex.error() : !builder ? builder.error() : select.error();
    const Error cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
    std::int64_t done = 0;
    std::int64_t last = 0;
    std::string words; // of a batch; documents look into it when it no longer grows
    struct Place
    {
        std::int64_t id;
        std::size_t title, text, end;
    };
    std::vector<Place> places;
    for (;;) {
        words.clear();
        places.clear();
        select->bind(1, last);
        select->bind(2, static_cast<std::int64_t>(PostWriter::goodBatch));
        for (;;) {
            const auto row = select->step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            if (places.size() % 256 == 0 && progress.isCancelled())
                return cancelled;
            const std::size_t title = words.size();
            words += select->text(1);
            const std::size_t text = words.size();
            words += select->text(2);
            places.push_back({select->integer(0), title, text, words.size()});
        }
        select->reset();
        if (places.empty())
            return setSetting(connection, "index", "complete");
        std::vector<SearchDocument> documents;
        documents.reserve(places.size());
        const std::string_view all = words;
        for (const Place &place : places)
            documents.push_back({place.id, all.substr(place.title, place.text - place.title),
                                 all.substr(place.text, place.end - place.text)});
        const SearchSegment segment = builder->build(documents);
        if (progress.isCancelled())
            return cancelled;
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return transaction.error();
        if (const auto added = searchIndex->add(segment, documents); !added)
            return added;
        if (const auto committed = transaction->commit(); !committed)
            return committed;
        last = places.back().id;
        done += static_cast<std::int64_t>(places.size());
        progress.report(std::min(done, *count), *count);
    }
}

} // namespace parlance::store
