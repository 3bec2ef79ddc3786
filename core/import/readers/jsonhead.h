// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace parlance::import {

/// What the beginning of JSON content tells of its outline: where which values stand. Keys count only at their place, since a
/// body may quote any of them. Accepts documents one after the other, and looks for the next line where one is broken.
class JsonHead
{
public:
    enum class Kind : char { Object = '{', Array = '[', Text = '"', Number = '0', Word = 'w' }; ///< Word: true, false, null

    struct Value
    {
        std::vector<std::string_view> path; ///< the keys from the outside in, "*" for the elements of an array
        Kind kind = Kind::Word;
        std::string_view text; ///< as written, without quotation marks; of texts and numbers
    };
    using Path = std::initializer_list<std::string_view>;

    /// \param head  up to 64 KiB; may end anywhere.
    explicit JsonHead(std::string_view head);

    /// The first value with that path, or nullptr.
    const Value *find(Path path) const;
    bool has(Path path, Kind kind) const;
    /// An id: a number, or a text.
    bool hasId(Path path) const { return has(path, Kind::Number) || has(path, Kind::Text); }
    /// All of them, in order.
    const std::vector<Value> &values() const { return m_values; }

    /// The same as seen from inside: only what lies below that path.
    JsonHead below(Path path) const;

private:
    JsonHead() = default;
    void scan(std::string_view head);

    std::vector<Value> m_values;
};

} // namespace parlance::import
