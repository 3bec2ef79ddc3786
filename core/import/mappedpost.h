// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/mapping.h"
#include "core/import/reader.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// What one row or record says. Nullopt: it has no such column or key.
struct FieldValues
{
    std::array<std::optional<std::string_view>, FieldCount> all;
    std::optional<std::string_view> &operator[](Field field) { return all[static_cast<std::size_t>(field)]; }
    /// The text, empty where there is none.
    std::string_view text(Field field) const { return all[static_cast<std::size_t>(field)].value_or(std::string_view{}); }
    bool has(Field field) const { return all[static_cast<std::size_t>(field)].has_value(); }
};

/// The post that a nested record answers.
struct Answered
{
    std::string id, key, threadId, threadKey, forum;
    PostKind kind = PostKind::Submission;
};

/// Makes posts of mapped rows. One for a chunk; keeps views of the mapping and the facts.
class PostMaker
{
public:
    /// \param mapping  settled.
    PostMaker(const Mapping &mapping, const FileFacts &facts);

    struct Place
    {
        std::string number;                ///< of the record, from 0: its id where no other is told
        std::string_view raw;              ///< its bytes, which tell it from another of that number
        std::string_view key{};            ///< under which it stands in a JSON object; may be empty
        const Answered *answered = nullptr;
    };
    /// Appends the row's post, and that of its reply.
    /// \returns why it is none; nullptr when it is.
    const char *make(FieldValues &values, const Place &place, std::vector<RawPost> &posts) const;

    /// As nested records answer it.
    static Answered answeredBy(const RawPost &post);

private:
    void setIdentity(RawPost &post, std::string_view id, const Place &place) const;
    std::string scoped(std::string_view id) const;

    const Mapping &m_mapping;
    std::string m_scope, m_file, m_forum, m_stem;
    Markup m_markup;
    bool m_decode;
};

} // namespace parlance::import
