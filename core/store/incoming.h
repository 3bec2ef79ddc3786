// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/postwriter.h"
#include "core/store/rowtable.h"

#include <string_view>
#include <vector>

namespace parlance::store {

/// A post of a batch with what the workspace calls its forum and its author.
struct IncomingPost
{
    PostRow *row = nullptr;
    std::int64_t forum = 0;
    std::int64_t author = 0; ///< 0: gone or not told
};

/// The table function incoming_post(?1).
class IncomingPosts final : public RowTable
{
public:
    /// \param posts  must outlive it.
    IncomingPosts(const std::vector<IncomingPost> &posts, SourceId source) : m_posts(posts), m_source(source) {}
    std::size_t size() const override { return m_posts.size(); }
    void give(std::size_t row, int column, RowValue to) const override;

private:
    const std::vector<IncomingPost> &m_posts;
    SourceId m_source;
};

/// An account that the workspace does not know yet. The texts are the post's.
struct IncomingAuthor
{
    std::int64_t id = 0;
    Platform platform = Platform::Unknown;
    std::string_view name, ownId;
};

/// The table function incoming_author(?1).
class IncomingAuthors final : public RowTable
{
public:
    /// \param authors  must outlive it.
    explicit IncomingAuthors(const std::vector<IncomingAuthor> &authors) : m_authors(authors) {}
    std::size_t size() const override { return m_authors.size(); }
    void give(std::size_t row, int column, RowValue to) const override;

private:
    const std::vector<IncomingAuthor> &m_authors;
};

/// Makes both known to a connection.
Result<void> declareIncoming(const Connection &connection);

/// The author's own words: the text, or the body where that is the same.
std::string_view ownWords(const PostRow &row);

// As the columns of `post` have them.
std::optional<std::int64_t> storedScore(const PostRow &row);
std::optional<std::int64_t> storedCompound(const PostRow &row); ///< ten-thousandths
std::optional<std::int64_t> storedConfidence(const PostRow &row); ///< thousandths
std::optional<std::int64_t> storedShare(const PostRow &row, double sentiment::Score::*share); ///< thousandths

} // namespace parlance::store
