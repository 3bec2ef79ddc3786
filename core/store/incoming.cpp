// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/incoming.h"

#include <cmath>

namespace parlance::store {

namespace {

constexpr const char *postColumns
    = "id, thread_id, parent_id, forum_id, author_id, source_id, created_utc, retrieved_utc, score, flags, length, language, "
      "class, compound, negative, neutral, positive, confidence, own_id, parent_own_id, body, text, permalink, markup, title, words";

enum class PostColumn {
    Id, Thread, Parent, Forum, Author, Source, Created, Retrieved, Score, Flags, Length, Language,
    Class, Compound, Negative, Neutral, Positive, Confidence, OwnId, ParentOwnId, Body, Text, Permalink, Markup, Title, Words
};

constexpr const char *authorColumns = "id, platform, name, own_id";

enum class AuthorColumn { Id, Platform, Name, OwnId };

template <class Number>
std::int64_t number(Number value)
{
    return static_cast<std::int64_t>(value);
}

} // namespace

void IncomingPosts::give(std::size_t row, int column, RowValue to) const
{
    const IncomingPost &post = m_posts[row];
    const PostRow &facts = *post.row;
    switch (static_cast<PostColumn>(column)) {
    case PostColumn::Id:
        return to.give(facts.id.value);
    case PostColumn::Thread:
        return to.give(facts.thread.value);
    case PostColumn::Parent:
        return facts.parent ? to.give(facts.parent.value) : void();
    case PostColumn::Forum:
        return to.give(post.forum);
    case PostColumn::Author:
        return post.author != 0 ? to.give(post.author) : void();
    case PostColumn::Source:
        return to.give(m_source.value);
    case PostColumn::Created:
        return to.give(facts.createdUtc);
    case PostColumn::Retrieved:
        return to.give(facts.retrievedUtc);
    case PostColumn::Score:
        return to.give(storedScore(facts));
    case PostColumn::Flags:
        return to.give(number(facts.flags));
    case PostColumn::Length:
        return to.give(number(facts.length));
    case PostColumn::Language:
        return to.give(number(facts.language.packed));
    case PostColumn::Class:
        return to.give(number(facts.sentimentClass));
    case PostColumn::Compound:
        return to.give(storedCompound(facts));
    case PostColumn::Negative:
        return to.give(storedShare(facts, &sentiment::Score::negative));
    case PostColumn::Neutral:
        return to.give(storedShare(facts, &sentiment::Score::neutral));
    case PostColumn::Positive:
        return to.give(storedShare(facts, &sentiment::Score::positive));
    case PostColumn::Confidence:
        return to.give(storedConfidence(facts));
    case PostColumn::OwnId:
        return to.give(facts.ownId);
    case PostColumn::ParentOwnId:
        return to.giveUnlessEmpty(facts.parentOwnId);
    case PostColumn::Body:
        return to.give(facts.body);
    case PostColumn::Text:
        return facts.text ? to.give(*facts.text) : void();
    case PostColumn::Permalink:
        return to.giveUnlessEmpty(facts.permalink);
    case PostColumn::Markup:
        return to.give(number(facts.markup));
    case PostColumn::Title:
        return facts.kind == PostKind::Submission ? to.give(facts.title) : void();
    case PostColumn::Words:
        return to.give(ownWords(facts));
    }
}

void IncomingAuthors::give(std::size_t row, int column, RowValue to) const
{
    const IncomingAuthor &author = m_authors[row];
    switch (static_cast<AuthorColumn>(column)) {
    case AuthorColumn::Id:
        return to.give(author.id);
    case AuthorColumn::Platform:
        return to.give(number(author.platform));
    case AuthorColumn::Name:
        return to.give(author.name);
    case AuthorColumn::OwnId:
        return to.giveUnlessEmpty(author.ownId);
    }
}

Result<void> declareIncoming(const Connection &connection)
{
    if (const auto done = declareRowTable(connection, "incoming_post", postColumns); !done)
        return done;
    return declareRowTable(connection, "incoming_author", authorColumns);
}

std::string_view ownWords(const PostRow &row)
{
    return row.text ? std::string_view(*row.text) : std::string_view(row.body);
}

std::optional<std::int64_t> storedScore(const PostRow &row)
{
    if (row.flags & FlagNoScore)
        return std::nullopt;
    return row.score;
}

std::optional<std::int64_t> storedCompound(const PostRow &row)
{
    if (!row.sentiment)
        return std::nullopt;
    return std::lround(row.sentiment->compound * 10000);
}

std::optional<std::int64_t> storedConfidence(const PostRow &row)
{
    if (!row.sentiment)
        return std::nullopt;
    return std::lround(row.confidence * 1000);
}

std::optional<std::int64_t> storedShare(const PostRow &row, double sentiment::Score::*share)
{
    if (!row.sentiment)
        return std::nullopt;
    return std::lround((*row.sentiment).*share * 1000);
}

} // namespace parlance::store
