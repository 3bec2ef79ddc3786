// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/jsonelements.h"
#include "core/import/reader.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

// What the exports of chats have in common: one JSON document around a long list of messages.

/// A member of an object, as far as the text goes.
struct HeadMember
{
    std::string_view key;   ///< as written, without its quotation marks
    std::string_view value; ///< as written; up to the end of the text where that comes first
};

/// The members of the object that `text` begins with, in order; none where it begins with something else.
std::vector<HeadMember> headMembers(std::string_view text);

/// The value of the first member with that key; empty if there is none.
std::string_view memberIn(const std::vector<HeadMember> &members, std::string_view key);

/// The first whole elements of the array that `text` begins with, at most `most`.
std::vector<std::string_view> headElements(std::string_view text, std::size_t most);

/// Parses one element after the other.
class ElementParser
{
public:
    /// \param element  of `bytes`, what stands behind it there may be read too.
    /// \returns why it cannot be read, as the ledger says it; nullptr: it is in `object`, until the next call.
    const char *parse(std::string_view element, std::string_view bytes, simdjson::dom::object &object);

private:
    simdjson::dom::parser m_parser;
    std::string m_copy;
};

/// Reads each element of a piece. `read` gives the reason to refuse it, or nullptr.
template <typename Read> void readElements(const Chunk &chunk, Batch &batch, Read read)
{
    ElementParser parser;
    JsonElements elements(chunk);
    simdjson::dom::object object;
    while (const auto element = elements.next()) {
        const char *reason = element->fault ? element->fault : parser.parse(element->text, chunk.bytes, object);
        if (!reason)
            reason = read(object);
        if (reason)
            batch.rejects.push_back(elements.reject(*element, reason));
    }
}

// Fields. What is not there, or of another type, is empty.

bool hasKey(const simdjson::dom::object &object, std::string_view key);
/// Valid UTF-8 without NUL.
std::string textIn(const simdjson::dom::object &object, std::string_view key);
/// The same, or the digits of an integer: ids are either.
std::string idIn(const simdjson::dom::object &object, std::string_view key);
bool isTrueIn(const simdjson::dom::object &object, std::string_view key);
std::optional<simdjson::dom::object> objectIn(const simdjson::dom::object &object, std::string_view key);
std::optional<simdjson::dom::array> arrayIn(const simdjson::dom::object &object, std::string_view key);
/// Valid UTF-8 without NUL, of any JSON string.
std::string cleanText(std::string_view text);

/// Sum of the counts of a list of reactions; nullopt where there is no list.
std::optional<std::int32_t> reactionsOf(const simdjson::dom::object &message);

/// The lines of a text as a Markdown quote of what somebody else wrote: "> name:" and "> " before each line.
std::string quotedLines(std::string_view name, std::string_view text);

/// The reason for a record whose id a reader cannot use; nullptr if it can.
const char *faultOfId(std::string_view id);

} // namespace parlance::import
