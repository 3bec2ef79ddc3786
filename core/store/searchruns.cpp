// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchruns.h"

#include "core/store/rows.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace parlance::store {

namespace {

constexpr int Before = 40; ///< characters of an excerpt before its first run
constexpr int After = 80;

bool isUnspaced(UChar32 c)
{
    UErrorCode failure = U_ZERO_ERROR;
    switch (uscript_getScript(c, &failure)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        // The long vowel of kana is common to two scripts; emoji are no words to the index at all.
        return c == 0x30FC || (c >= 0x2190 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0);
    }
}

/// What goes on with the character before: joiners and skin tones of emoji.
bool continues(UChar32 c)
{
    return c == 0x200D || c == 0xFE0F || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) != 0;
}

} // namespace

RunQuery runsOf(std::string_view query)
{
    RunQuery wanted;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(query.data());
    const auto size = static_cast<std::int32_t>(query.size());
    std::string run;
    const auto finish = [&] {
        if (!run.empty())
            wanted.runs.push_back(std::exchange(run, {}));
    };
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        const std::string_view character = query.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
        if (isUnspaced(c) || (!run.empty() && continues(c))) {
            run += character;
        } else {
            finish();
            wanted.rest += character;
        }
    }
    finish();
    return wanted;
}

Result<std::vector<PostId>> postsWithRuns(const Workspace &workspace, const std::vector<std::string> &runs)
{
    std::vector<PostId> found;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto statement = workspace.connection().prepare(query("search_runs"));
        if (!statement)
            return statement.error();
        statement->bind(1, std::string_view(runs[i]));
        std::vector<PostId> having;
        if (const auto done = eachRow(*statement, [&] { having.emplace_back(statement->integer(0)); }); !done)
            return done.error();
        std::sort(having.begin(), having.end());
        if (i == 0) {
            found = std::move(having);
            continue;
        }
        std::vector<PostId> both;
        std::set_intersection(found.begin(), found.end(), having.begin(), having.end(), std::back_inserter(both));
        found = std::move(both);
    }
    return found;
}

Result<std::string> excerptAround(const Workspace &workspace, const std::vector<std::string> &runs, PostId post)
{
    auto statement = workspace.connection().prepare(query("search_run_text"));
    if (!statement)
        return statement.error();
    statement->bind(1, post.value);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::string();
    std::string_view text = statement->text(1);
    std::size_t first = text.find(runs.front());
    if (first == std::string_view::npos) {
        text = statement->text(0);
        first = text.find(runs.front());
    }
    if (first == std::string_view::npos)
        return std::string();
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    auto begin = static_cast<std::int32_t>(first);
    auto end = begin;
    U8_BACK_N(bytes, 0, begin, Before);
    U8_FWD_N(bytes, end, static_cast<std::int32_t>(text.size()), After);
    std::string excerpt = begin > 0 ? "…" : "";
    const std::string_view stretch = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    for (std::size_t at = 0; at < stretch.size();) {
        const auto here = std::find_if(runs.begin(), runs.end(), [&](const std::string &run) { return stretch.substr(at).starts_with(run); });
        if (here == runs.end()) {
            excerpt += stretch[at++];
            continue;
        }
        excerpt += '\x02' + *here + '\x03';
        at += here->size();
    }
    return excerpt + (static_cast<std::size_t>(end) < text.size() ? "…" : "");
}

} // namespace parlance::store
