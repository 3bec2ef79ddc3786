// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditndjson.h"

#include "core/import/excerpt.h"
#include "core/import/jsonmending.h"
#include "core/import/readers/redditfields.h"
#include "core/text/utf8.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace parlance::import {

namespace {

// The DOM, not the on-demand parser: it alone picks the processor's widest instructions at run time.
namespace dom = simdjson::dom;

enum class Field {
    Id, Name, LinkId, ParentId, CreatedUtc, RetrievedOn, RetrievedUtc, Body, Selftext, Title, Author, AuthorName,
    Subreddit, Score, Ups, Downs, ScoreHidden, Controversiality, Edited, Distinguished, Stickied, Over18, Url, IsSelf,
    NumComments, Flair, RemovedBy, ThreadTitle, Meta
};

const boost::unordered_flat_map<std::string_view, Field> &fields()
{
    static const boost::unordered_flat_map<std::string_view, Field> table = {
        {"id", Field::Id},
        {"name", Field::Name},
        {"link_id", Field::LinkId},
        {"parent_id", Field::ParentId},
        {"created_utc", Field::CreatedUtc},
        {"retrieved_on", Field::RetrievedOn},
        {"retrieved_utc", Field::RetrievedUtc},
        {"body", Field::Body},
        {"selftext", Field::Selftext},
        {"title", Field::Title},
        {"author", Field::Author},
        {"author_name", Field::AuthorName},
        {"subreddit", Field::Subreddit},
        {"score", Field::Score},
        {"ups", Field::Ups},
        {"downs", Field::Downs},
        {"score_hidden", Field::ScoreHidden},
        {"controversiality", Field::Controversiality},
        {"edited", Field::Edited},
        {"distinguished", Field::Distinguished},
        {"stickied", Field::Stickied},
        {"over_18", Field::Over18},
        {"url", Field::Url},
        {"is_self", Field::IsSelf},
        {"num_comments", Field::NumComments},
        {"link_flair_text", Field::Flair},
        {"removed_by_category", Field::RemovedBy},
        {"thread_title", Field::ThreadTitle},
        {"_meta", Field::Meta},
    };
    return table;
}

/// A number however it is written: 12, 12.0, "12", true. nullopt for null and everything else.
std::optional<double> numberOf(const dom::element &value)
{
    switch (value.type()) {
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        return value.get_double().value();
    case dom::element_type::BOOL:
        return value.get_bool().value() ? 1.0 : 0.0;
    case dom::element_type::STRING: {
        const std::string_view text = value.get_string().value();
        double number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure == std::errc() && end == text.data() + text.size())
            return number;
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

/// A text; nullopt for null and every other type.
std::optional<std::string_view> textOf(const dom::element &value)
{
    if (value.type() != dom::element_type::STRING)
        return std::nullopt;
    return value.get_string().value();
}

bool truthOf(const dom::element &value)
{
    const auto number = numberOf(value);
    return number && *number != 0;
}

std::int32_t clamped(double number)
{
    return static_cast<std::int32_t>(std::clamp(number, -2147483647.0, 2147483647.0));
}

/// What one line says, before it is clear what it is.
struct Record
{
    RawPost post;
    std::string ownName, linkId;
    std::string parentId;
    std::optional<std::uint64_t> parentNumber; ///< dumps of April 2024: a bare number, without a hint of its kind
    std::optional<std::string> body, selftext, title, author;
    bool hasAuthorField = false;
    bool isSelf = true;
    std::optional<double> score, ups, downs;
    std::optional<std::int64_t> secondReading;
};

void readMeta(const dom::element &value, Record &record)
{
    dom::object object;
    if (value.get(object))
        return;
    bool gone = false;
    std::string removal;
    for (const auto &[key, inner] : object) {
        if (key == "retrieved_2nd_on") {
            if (const auto number = numberOf(inner))
                record.secondReading = plausibleTime(*number);
        } else if (key == "was_deleted_later" || key == "was_initially_deleted") {
            gone = truthOf(inner) || gone;
        } else if (key == "is_edited") {
            if (truthOf(inner))
                record.post.flags |= FlagEdited;
        } else if (key == "removal_type") {
            if (const auto text = textOf(inner))
                removal = *text;
        }
    }
    if (!removal.empty())
        setRemoval(record.post, removal);
    else if (gone)
        record.post.flags |= FlagDeleted;
}

void readField(Field field, const dom::element &value, Record &record)
{
    RawPost &post = record.post;
    const auto flagIf = [&](PostFlag flag) {
        if (truthOf(value))
            post.flags |= flag;
    };
    const auto text = [&](auto &to) {
        if (const auto found = textOf(value))
            to = std::string(*found);
    };
    const auto number = [&](std::optional<double> &to) {
        if (const auto found = numberOf(value))
            to = found;
    };
    switch (field) {
    case Field::Id:
        if (const auto found = textOf(value))
            post.id = withoutPrefix(*found);
        break;
    case Field::Name:
        text(record.ownName);
        break;
    case Field::LinkId:
        text(record.linkId);
        break;
    case Field::ParentId:
        if (std::uint64_t id = 0; value.get_uint64().get(id) == simdjson::SUCCESS)
            record.parentNumber = id;
        else
            text(record.parentId);
        break;
    case Field::CreatedUtc:
        if (const auto found = numberOf(value))
            post.createdUtc = plausibleTime(*found);
        break;
    case Field::RetrievedOn:
    case Field::RetrievedUtc:
        if (const auto found = numberOf(value); found && !post.retrievedUtc)
            post.retrievedUtc = plausibleTime(*found);
        break;
    case Field::Body:
        text(record.body);
        break;
    case Field::Selftext:
        text(record.selftext);
        break;
    case Field::Title:
        text(record.title);
        break;
    case Field::Author:
    case Field::AuthorName:
        record.hasAuthorField = true;
        text(record.author);
        break;
    case Field::Subreddit:
        text(post.forum);
        break;
    case Field::Score:
        number(record.score);
        break;
    case Field::Ups:
        number(record.ups);
        break;
    case Field::Downs:
        number(record.downs);
        break;
    case Field::ScoreHidden:
        flagIf(FlagScoreHidden);
        break;
    case Field::Controversiality:
        flagIf(FlagControversial);
        break;
    case Field::Edited:
        flagIf(FlagEdited);
        break;
    case Field::Distinguished:
        if (const auto found = textOf(value); found && !found->empty())
            post.flags |= FlagDistinguished;
        break;
    case Field::Stickied:
        flagIf(FlagStickied);
        break;
    case Field::Over18:
        flagIf(FlagNsfw);
        break;
    case Field::Url:
        text(post.url);
        break;
    case Field::IsSelf:
        record.isSelf = truthOf(value);
        break;
    case Field::NumComments:
        if (const auto found = numberOf(value))
            post.declaredComments = std::max(0, clamped(*found)); // counts below zero are in real dumps
        break;
    case Field::Flair:
        text(post.flair);
        break;
    case Field::RemovedBy:
        if (const auto found = textOf(value))
            setRemoval(post, *found);
        break;
    case Field::ThreadTitle:
        text(post.threadTitle);
        break;
    case Field::Meta:
        readMeta(value, record);
        break;
    }
}

/// \returns why the record is no post; nullptr when it is one, and then `record.post` is whole.
const char *finish(Record &record)
{
    RawPost &post = record.post;
    const bool namedComment = record.ownName.starts_with("t1_");
    const bool namedSubmission = record.ownName.starts_with("t3_");
    if (post.id.empty() && (namedComment || namedSubmission))
        post.id = withoutPrefix(record.ownName);
    const bool hasLink = !record.linkId.empty() || record.parentId.starts_with("t3_");
    const bool isComment = namedComment || (!namedSubmission && record.body && (hasLink || !record.title));
    const bool isSubmission = !isComment && record.title.has_value();
    if (!isComment && !isSubmission)
        return "it is neither a submission (no title) nor a comment (no body)";
    if (post.id.empty())
        return "it has no id";
    if (post.id.size() > 64)
        return "its id is longer than 64 characters";

    post.platform = Platform::Reddit;
    if (record.secondReading)
        post.retrievedUtc = record.secondReading;
    if (record.score)
        post.score = clamped(*record.score);
    else if (record.ups)
        post.score = clamped(*record.ups - record.downs.value_or(0));
    else
        post.flags |= FlagNoScore;
    if (record.author)
        setAuthor(post, *record.author);
    if (post.author.empty() && !(post.flags & FlagAuthorGone))
        post.flags |= record.hasAuthorField && !record.author ? FlagAuthorGone : FlagNoAuthor;

    if (isComment) {
        post.kind = PostKind::Comment;
        post.threadId = withoutPrefix(!record.linkId.empty() ? record.linkId
                                          : record.parentId.starts_with("t3_") ? record.parentId
                                                                               : std::string());
        if (post.threadId.empty())
            return "it is a comment that does not say in which thread (no link_id)";
        if (record.parentNumber)
            record.parentId = toBase36(*record.parentNumber);
        post.parentId = withoutPrefix(record.parentId);
        post.parentKind = record.parentId.starts_with("t3_") || post.parentId == post.threadId ? PostKind::Submission
                                                                                            : PostKind::Comment;
        post.url.clear();
        post.flair.clear();
        post.declaredComments = -1;
        setBody(post, record.body ? *record.body : std::string());
        post.threadTitle = decodeEntities(post.threadTitle);
    } else {
        post.kind = PostKind::Submission;
        post.threadId = post.id;
        post.title = decodeEntities(*record.title);
        if (post.title == "[deleted by user]" || post.title == "[deleted]") {
            post.flags |= FlagDeleted;
            post.title.clear();
        }
        if (record.isSelf)
            post.url.clear();
        else
            post.url = decodeEntities(post.url);
        setBody(post, record.selftext ? *record.selftext : record.body ? *record.body : std::string());
    }
    // Where '<' or '>' stand bare, '&lt;' was not put there by the transport.
    const bool bare = post.body.find_first_of("<>") != std::string::npos;
    post.markup = bare ? Markup::Markdown : Markup::RedditMarkdown;
    finishPost(post);
    return nullptr;
}

/// One line to a record. `line` must have SIMDJSON_PADDING readable bytes behind it.
simdjson::error_code parseLine(dom::parser &parser, std::string_view line, Record &record)
{
    dom::element root;
    if (const auto failure = parser.parse(line.data(), line.size(), false).get(root))
        return failure;
    dom::object object;
    if (const auto failure = root.get(object))
        return failure;
    const auto &table = fields();
    for (const auto &[key, value] : object) {
        if (const auto at = table.find(key); at != table.end())
            readField(at->second, value, record);
    }
    return simdjson::SUCCESS;
}

const char *reasonOf(simdjson::error_code failure)
{
    switch (failure) {
    case simdjson::INCORRECT_TYPE:
        return "it is not a JSON object";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        return "it is too large";
    case simdjson::DEPTH_ERROR:
        return "it is nested too deep";
    default:
        return "it is not JSON";
    }
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(std::string_view(" \t\r\n\0", 5)) == std::string_view::npos;
}

/// Texts may hold "\u0000", which is a character like any other to JSON and to nobody else.
void withoutNul(RawPost &post)
{
    for (std::string *text : {&post.body, &post.title, &post.author, &post.forum, &post.flair, &post.url, &post.threadTitle}) {
        if (std::memchr(text->data(), 0, text->size()))
            text::repairUtf8(*text);
    }
}

bool looksLikePost(const std::vector<std::string_view> &keys)
{
    const auto has = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    return (has("id") || has("name"))
        && ((has("body") && (has("link_id") || has("parent_id"))) || (has("title") && (has("num_comments") || has("selftext"))));
}

/// The keys of an object's first level, as far as the text goes.
std::vector<std::string_view> topLevelKeys(std::string_view text)
{
    std::vector<std::string_view> keys;
    int depth = 0;
    bool expectKey = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            ++depth;
            expectKey = c == '{';
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            expectKey = true;
        } else if (c == ':') {
            expectKey = false;
        } else if (c == '"') {
            const std::size_t begin = ++i;
            while (i < text.size() && text[i] != '"')
                i += text[i] == '\\' ? 2 : 1;
            if (depth == 1 && expectKey && i < text.size())
                keys.push_back(text.substr(begin, i - begin));
        }
    }
    return keys;
}

} // namespace

bool RedditNdjsonReader::recognises(std::string_view head) const
{
    // The first whole lines decide; keys are looked at, not substrings: a body may quote any of them.
    dom::parser parser;
    int looked = 0;
    while (!head.empty() && looked < 5) {
        const auto end = head.find('\n');
        const bool whole = end != std::string_view::npos;
        const std::string_view line = head.substr(0, end);
        head = whole ? head.substr(end + 1) : std::string_view();
        if (isBlank(line))
            continue;
        ++looked;
        const std::string readable = mended(line, BlankControls::All);
        if (!whole && looksLikePost(topLevelKeys(readable)))
            return true; // a line longer than the head: what is seen of it counts
        dom::element root;
        dom::object object;
        if (parser.parse(readable).get(root) || root.get(object))
            continue;
        std::vector<std::string_view> keys;
        for (const auto &[key, value] : object)
            keys.push_back(key);
        if (looksLikePost(keys))
            return true;
    }
    return false;
}

Batch RedditNdjsonReader::parse(const Chunk &chunk) const
{
    Batch batch;
    dom::parser parser;
    std::string padded;
    std::string_view rest = chunk.bytes;
    std::int64_t line = chunk.firstLine;
    std::int64_t offset = chunk.offset;
    batch.posts.reserve(chunk.bytes.size() / 700);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const bool whole = end != std::string_view::npos;
        const std::string_view text = rest.substr(0, end);
        const std::size_t behind = rest.size() - text.size();
        rest = whole ? rest.substr(end + 1) : std::string_view();
        if (!isBlank(text)) {
            Record record;
            simdjson::error_code failure;
            if (behind >= simdjson::SIMDJSON_PADDING) {
                failure = parseLine(parser, text, record);
            } else {
                padded.assign(text);
                padded.append(simdjson::SIMDJSON_PADDING, ' ');
                failure = parseLine(parser, {padded.data(), text.size()}, record);
            }
            if (failure) {
                padded = mended(text, BlankControls::All);
                const std::size_t size = padded.size();
                padded.append(simdjson::SIMDJSON_PADDING, ' ');
                record = {};
                failure = parseLine(parser, {padded.data(), size}, record);
            }
            const char *reason = failure ? (chunk.truncated && !whole ? "the file breaks off inside it" : reasonOf(failure))
                                         : finish(record);
            if (reason) {
                batch.rejects.push_back({line, offset, reason, excerptOf(text)});
            } else {
                withoutNul(record.post);
                batch.posts.push_back(std::move(record.post));
            }
        }
        offset += static_cast<std::int64_t>(text.size()) + 1;
        ++line;
    }
    return batch;
}

} // namespace parlance::import
