// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/mapping.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::import {

/// The column of a mapping that stands for the key under which a record lies in an object.
inline constexpr std::string_view KeyColumn = "@key";

/// Walks over the records of JSON content without parsing them: elements of arrays, objects one after the other, and what lies
/// below the path that leads to the records. Arrays on the way are entered.
class RecordWalker
{
public:
    /// \param path   keys that lead to the records; "*" is any key. Empty: the outermost objects are records.
    /// \param state  of a walker that stopped where `text` begins; empty = at the beginning of the content.
    /// \param ended  nothing follows behind `text`, or another record does.
    RecordWalker(std::string_view text, const std::vector<std::string> &path, std::string_view state = {}, bool ended = true);

    struct Record
    {
        std::size_t begin = 0, end = 0;
        std::string_view key; ///< as it is written, without quotation marks; empty outside of objects keyed by id
    };
    enum class Status {
        Record,
        Open, ///< the text ends inside the record that begins at or behind at()
        End
    };
    Status next(Record &record);

    std::size_t at() const { return m_at; } ///< behind the last record
    void setAt(std::size_t at) { m_at = at; }
    /// To go on from at() with other text.
    const std::string &state() const { return m_open; }
    /// Behind a record that has no end: the next line, before `end`, that begins like the one at `begin`; `end` if there is none.
    std::size_t resync(std::size_t begin, std::size_t end) const;

private:
    enum class Step { Done, Found, Short };
    Step value(std::size_t level, Record &record);
    std::size_t skipBlanks(std::size_t at) const;

    std::string_view m_text;
    const std::vector<std::string> &m_path;
    std::size_t m_at = 0;
    bool m_ended;
    /// The brackets entered: '[' or '{', and behind each its level as a letter.
    std::string m_open;
};

/// Behind the JSON value that begins at `at`; npos where the text ends inside it. Brackets are counted, not matched.
std::size_t jsonValueEnd(std::string_view text, std::size_t at);

/// "a.b" -> {"a", "b"}; empty for an empty path.
std::vector<std::string> pathOf(std::string_view dotted);

/// Looks at the beginning of JSON content: is it one record a line, where are the records, which keys hold their
/// replies, what do they tell. Completes `mapping` and settles its columns. \returns the rows looked at.
std::pair<SampleRows, Result<void>> sampleJson(Mapping &mapping, std::string_view head, std::size_t most);

} // namespace parlance::import
