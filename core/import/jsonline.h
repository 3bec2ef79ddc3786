// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// A value in a JSON object. Its text lives as long as the line it was read from and the scanner's open object.
struct JsonValue
{
    enum class Kind : std::uint8_t { Null, False, True, Integer, Double, Text, Nested };
    Kind kind = Kind::Null;
    std::string_view text;    ///< Text: without escapes; Nested: an object or a list as it stands in the line
    std::int64_t integer = 0; ///< Integer
    double number = 0;        ///< Integer and Double
};

/// Walks over the members of one JSON object and stops at those that are asked for.
///
/// Dumps are written by programs: line after line brings the same keys in the same order. The scanner remembers them, so that
/// a key costs one comparison of bytes, and passes over what nobody asks for without making anything of it. It accepts
/// only what is JSON beyond doubt (RFC 8259, UTF-8 taken as checked); whatever is rare or odd (escapes inside keys, lone
/// surrogates, numbers with exponents or of more than 15 digits, nesting deeper than 64, faults of any kind) it leaves
/// to a full parser. Everything it accepts, such a parser accepts too, and reads the same.
class JsonLineScanner
{
public:
    /// \returns what a key means to the caller; below 0: its value is passed over.
    using Lookup = int (*)(std::string_view key);

    explicit JsonLineScanner(Lookup lookup) : m_lookup(lookup) {}

    /// Starts with another object, which must be valid UTF-8 and outlive the walk.
    void open(std::string_view object);

    /// Goes to the next member that the lookup knows.
    /// \returns false at the end, or where the full parser must look: see isSound().
    bool next();
    int meaning() const { return m_meaning; }
    const JsonValue &value() const { return m_value; }

    /// After next() returned false: the text was one object and nothing else. Otherwise all that was read of it does not count.
    bool isSound() const { return m_sound; }

private:
    struct Guess
    {
        std::string text;        ///< of a member behind its first quotation mark: key and colon, and perhaps what follows
        std::size_t keySize = 0; ///< of the key and the colon alone
        int meaning = -1;
    };

    const char *readKey(const char *at);
    const char *readValue(const char *at);
    const char *readText(const char *at);
    bool end(const char *at);

    Lookup m_lookup;
    std::vector<Guess> m_guesses; ///< by place in the object, from the objects before
    std::size_t m_place = 0;
    const char *m_at = nullptr;   ///< behind the last value; nullptr: the object was not opened yet
    const char *m_begin = nullptr;
    const char *m_end = nullptr;
    bool m_sound = false;
    int m_meaning = -1;
    JsonValue m_value;
    std::string m_scratch;        ///< texts without their escapes; large enough for the whole object before it is used
    char *m_scratchAt = nullptr;
};

} // namespace parlance::import
