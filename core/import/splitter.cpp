// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"

#include "core/import/excerpt.h"
#include "core/import/lines.h"

#include <algorithm>
#include <cstring>

namespace parlance::import {

struct Splitter::State
{
    ByteSource &source;
    Reader::Cut cut;
    std::unique_ptr<Cutter> cutter;           ///< for Cut::Own
    std::shared_ptr<const FileFacts> facts;
    std::size_t chunkBytes;
    std::string held;             ///< read, not yet handed out
    std::string spare;            ///< room for the next one
    std::int64_t offset = 0;      ///< of held's first byte
    std::int64_t line = 1;        ///< number of held's first line
    bool ended = false;
    std::optional<Error> failure; ///< told once everything whole was handed out
    std::vector<Reject> oversized;

    /// Reads on until `held` has `wanted` bytes or the content ends.
    void fill(std::size_t wanted)
    {
        while (!ended && held.size() < wanted) {
            const std::size_t before = held.size();
            const std::size_t room = std::min<std::size_t>(wanted - before, 1 << 20);
            held.resize(before + room);
            const auto got = source.read(held.data() + before, room);
            held.resize(before + (got ? *got : 0));
            if (!got)
                failure = got.error();
            ended = !got || *got == 0;
        }
    }

    Chunk take(std::size_t size)
    {
        Chunk chunk;
        chunk.offset = offset;
        chunk.firstLine = line;
        chunk.facts = facts;
        if (size < held.size() / 2) {
            chunk.bytes.assign(held, 0, size);
            held.erase(0, size);
        } else { // mostly the rest of a last line stays behind: it moves, the chunk stays where it was read
            std::string rest;
            if (size < held.size()) {
                rest = std::exchange(spare, {});
                rest.reserve(chunkBytes + (1 << 16));
                rest.assign(held, size);
                held.resize(size);
            }
            chunk.bytes = std::exchange(held, std::move(rest));
        }
        offset += static_cast<std::int64_t>(chunk.bytes.size());
        const std::int64_t ends = countLineEnds(chunk.bytes);
        line += ends;
        chunk.lines = ends + (chunk.bytes.ends_with('\n') ? 0 : 1);
        return chunk;
    }

    void skip(std::size_t size)
    {
        line += countLineEnds(std::string_view(held).substr(0, size));
        offset += static_cast<std::int64_t>(size);
        held.erase(0, size);
    }

    /// The next chunk as the cutter says; nullopt at the end.
    std::optional<Chunk> nextPiece()
    {
        std::size_t wanted = chunkBytes;
        for (;;) {
            fill(wanted);
            if (held.empty())
                return {};
            Cutter::Piece piece = cutter->next(held, chunkBytes, ended);
            if (piece.take == 0 && piece.skip == 0) {
                if (ended) {
                    skip(held.size());
                    return {};
                }
                if (held.size() > maxRecordBytes) { // goes to the ledger; the cutter finds the next record or the end
                    reject("the record is longer than " + std::to_string(maxRecordBytes >> 20) + " MiB");
                    skip(held.size());
                    cutter->passOver();
                    wanted = chunkBytes;
                } else {
                    wanted = std::min(std::max(held.size(), chunkBytes) * 2, maxRecordBytes + 1);
                }
                continue;
            }
            skip(piece.skip);
            if (piece.take == 0)
                continue;
            const bool last = ended && piece.take == held.size();
            Chunk chunk = take(piece.take);
            chunk.prelude = cutter->prelude();
            chunk.firstRecord = cutter->firstRecord();
            chunk.truncated = last && failure.has_value();
            return chunk;
        }
    }

    void reject(std::string reason)
    {
        oversized.push_back({line, offset, std::move(reason), excerptOf(held)});
    }

    /// Passes over a line that has no end within the cap.
    void skipLine()
    {
        reject("the line is longer than " + std::to_string(maxRecordBytes >> 20) + " MiB");
        for (;;) {
            const auto end = held.find('\n');
            if (end != std::string::npos) {
                held.erase(0, end + 1);
                offset += static_cast<std::int64_t>(end) + 1;
                ++line;
                return;
            }
            offset += static_cast<std::int64_t>(held.size());
            held.clear();
            if (ended)
                return;
            fill(1 << 20);
        }
    }
};

Splitter::Splitter(ByteSource &source, Reader::Cut cut, std::string head, std::size_t chunkBytes)
    : m_state(std::make_unique<State>(State{.source = source, .cut = cut, .cutter = {}, .facts = {}, .chunkBytes = chunkBytes,
                                            .held = std::move(head), .spare = {}, .failure = {}, .oversized = {}}))
{
    m_state->fill(3);
    if (m_state->held.starts_with("\xEF\xBB\xBF")) { // a byte order mark is no part of the first line
        m_state->held.erase(0, 3);
        m_state->offset = 3;
    }
}

Splitter::Splitter(ByteSource &source, const Reader &reader, std::shared_ptr<const FileFacts> facts, std::string head,
                   std::size_t chunkBytes)
    : Splitter(source, reader.cut(), std::move(head), chunkBytes)
{
    if (reader.cut() == Reader::Cut::Own)
        m_state->cutter = reader.cutter(facts ? *facts : FileFacts());
    m_state->facts = std::move(facts);
}

Splitter::~Splitter() = default;

Result<std::optional<Chunk>> Splitter::next()
{
    State &state = *m_state;
    if (state.cutter) {
        auto chunk = state.nextPiece();
        if (!chunk && state.failure)
            return *state.failure;
        return chunk;
    }
    if (state.cut == Reader::Cut::WholeDocument) {
        state.fill(maxRecordBytes + 1);
        if (state.held.size() > maxRecordBytes) {
            state.held.clear();
            state.ended = true;
            return Error{.code = ErrorCode::BadInput,
                         .message = TR_NOOP("Error", "%1 is one JSON document of more than 256 MiB. Cut it into smaller files."),
                         .offset = static_cast<std::int64_t>(maxRecordBytes)};
        }
    }
    std::size_t wanted = state.chunkBytes;
    while (state.cut == Reader::Cut::Lines) {
        state.fill(wanted);
        if (state.ended)
            break;
        const auto lastEnd = state.held.rfind('\n');
        if (lastEnd != std::string::npos)
            return std::optional<Chunk>(state.take(lastEnd + 1));
        if (state.held.size() > maxRecordBytes) {
            state.skipLine();
            wanted = state.chunkBytes;
            continue;
        }
        wanted = std::min(state.held.size() * 2, maxRecordBytes + 1); // one byte over the cap is enough to know
    }
    if (!state.held.empty()) {
        Chunk chunk = state.take(state.held.size());
        // A line with its end is whole; a document may break off behind any of its lines.
        chunk.truncated = state.failure.has_value()
            && (state.cut == Reader::Cut::WholeDocument || !chunk.bytes.ends_with('\n'));
        return std::optional<Chunk>(std::move(chunk));
    }
    if (state.failure)
        return *state.failure;
    return std::optional<Chunk>();
}

void Splitter::reuse(std::string &&bytes)
{
    m_state->spare = std::move(bytes);
}

std::vector<Reject> Splitter::takeOversized()
{
    return std::exchange(m_state->oversized, {});
}

} // namespace parlance::import
