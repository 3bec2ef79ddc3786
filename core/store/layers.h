// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/markup.h"
#include "core/store/workspace.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

/// Which layers of a post are read as words of its author's, for language, sentiment and themes. Usually none
/// is.
struct ReadLayers
{
    bool quotes = false; ///< quoted lines of others
    bool code = false;

    bool any() const { return quotes || code; }
    friend bool operator==(const ReadLayers &, const ReadLayers &) = default;
};

/// For the record of a run: "quotes", "code", "quotes, code", or nothing.
std::string_view namesOf(const ReadLayers &layers);

Result<ReadLayers> layersRead(const Workspace &workspace);
Result<void> setLayersRead(const Workspace &workspace, const ReadLayers &layers);

/// A post that holds quoted text or code.
struct LayeredPost
{
    PostId post;
    std::string body; ///< as stored
    Markup markup = Markup::Plain;
    std::optional<std::string> alsoRead; ///< what is read of it already
};

enum class Layered
{
    All,
    NotYetRead
};

/// They, by id, so many at most. \param after  the id before.
Result<std::vector<LayeredPost>> layeredPosts(const Workspace &workspace, Layered which, PostId after,
                                              std::size_t most);

/// Writes what is read of posts besides their own words, in the caller's transaction.
class AlsoReadWriter
{
public:
    static Result<AlsoReadWriter> open(const Workspace &workspace);

    /// \param text  that goes behind the own words; empty: nothing.
    Result<void> set(PostId post, std::string_view text);

private:
    Statement m_insert, m_delete, m_gives, m_gave;
};

} // namespace parlance::store
