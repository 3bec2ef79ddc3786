// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditndjson.h"

#include "core/import/excerpt.h"
#include "core/import/jsonline.h"
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

int fieldOf(std::string_view key)
{
    const auto &table = fields();
    const auto at = table.find(key);
    return at == table.end() ? -1 : static_cast<int>(at->second);
}

enum class MetaField { SecondReading, Gone, Edited, RemovalType };

int metaFieldOf(std::string_view key)
{
    if (key == "retrieved_2nd_on")
        return static_cast<int>(MetaField::SecondReading);
    if (key == "was_deleted_later" || key == "was_initially_deleted")
        return static_cast<int>(MetaField::Gone);
    if (key == "is_edited")
        return static_cast<int>(MetaField::Edited);
    if (key == "removal_type")
        return static_cast<int>(MetaField::RemovalType);
    return -1;
}

/// What the full parser read, in the scanner's words.
JsonValue valueOf(const dom::element &element)
{
    using Kind = JsonValue::Kind;
    switch (element.type()) {
    case dom::element_type::INT64:
        return {Kind::Integer, {}, element.get_int64().value(), element.get_double().value()};
    case dom::element_type::UINT64: // only what is too large for the other
    case dom::element_type::DOUBLE:
        return {Kind::Double, {}, 0, element.get_double().value()};
    case dom::element_type::BOOL:
        return {element.get_bool().value() ? Kind::True : Kind::False, {}, 0, 0};
    case dom::element_type::STRING:
        return {Kind::Text, element.get_string().value(), 0, 0};
    case dom::element_type::NULL_VALUE:
        return {};
    default:
        return {Kind::Nested, {}, 0, 0};
    }
}

/// A number however it is written: 12, 12.0, "12", true. nullopt for null and everything else.
std::optional<double> numberOf(const JsonValue &value)
{
    switch (value.kind) {
    case JsonValue::Kind::Integer:
    case JsonValue::Kind::Double:
        return value.number;
    case JsonValue::Kind::False:
        return 0.0;
    case JsonValue::Kind::True:
        return 1.0;
    case JsonValue::Kind::Text: {
        const char *const end = value.text.data() + value.text.size();
        double number = 0;
        const auto [stop, failure] = std::from_chars(value.text.data(), end, number);
        if (failure == std::errc() && stop == end)
            return number;
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

/// A text; nullopt for null and every other type.
std::optional<std::string_view> textOf(const JsonValue &value)
{
    if (value.kind != JsonValue::Kind::Text)
        return std::nullopt;
    return value.text;
}

bool truthOf(const JsonValue &value)
{
    const auto number = numberOf(value);
    return number && *number != 0;
}

std::int32_t clamped(double number)
{
    return static_cast<std::int32_t>(std::clamp(number, -2147483647.0, 2147483647.0));
}

/// What one line says, before it is clear what it is. The texts stand in the line or in its parser.
struct Record
{
    std::string_view id, ownName, linkId, parentId, forum, url, flair, threadTitle;
    std::optional<std::uint64_t> parentNumber; ///< dumps of April 2024: a bare number, without a hint of its kind
    std::optional<std::string_view> body, selftext, title, author;
    bool hasAuthorField = false;
    bool isSelf = true;
    std::optional<double> score, ups, downs;
    std::optional<std::int64_t> createdUtc, retrievedUtc, secondReading;
    std::int32_t declaredComments = -1;
    std::uint32_t flags = 0;

    bool metaGone = false;
    std::string_view metaRemoval;
};

void readMetaField(MetaField field, const JsonValue &value, Record &record)
{
    switch (field) {
    case MetaField::SecondReading:
        if (const auto number = numberOf(value))
            record.secondReading = plausibleTime(*number);
        break;
    case MetaField::Gone:
        record.metaGone = truthOf(value) || record.metaGone;
        break;
    case MetaField::Edited:
        if (truthOf(value))
            record.flags |= FlagEdited;
        break;
    case MetaField::RemovalType:
        if (const auto text = textOf(value))
            record.metaRemoval = *text;
        break;
    }
}

void finishMeta(Record &record)
{
    if (!record.metaRemoval.empty())
        record.flags |= removalFlags(record.metaRemoval);
    else if (record.metaGone)
        record.flags |= FlagDeleted;
    record.metaRemoval = {};
    record.metaGone = false;
}

void readField(Field field, const JsonValue &value, Record &record)
{
    const auto flagIf = [&](PostFlag flag) {
        if (truthOf(value))
            record.flags |= flag;
    };
    const auto text = [&](auto &to) {
        if (const auto found = textOf(value))
            to = *found;
    };
    const auto number = [&](std::optional<double> &to) {
        if (const auto found = numberOf(value))
            to = found;
    };
    switch (field) {
    case Field::Id:
        text(record.id);
        break;
    case Field::Name:
        text(record.ownName);
        break;
    case Field::LinkId:
        text(record.linkId);
        break;
    case Field::ParentId:
        if (value.kind == JsonValue::Kind::Integer && value.integer >= 0)
            record.parentNumber = static_cast<std::uint64_t>(value.integer);
        else
            text(record.parentId);
        break;
    case Field::CreatedUtc:
        if (const auto found = numberOf(value))
            record.createdUtc = plausibleTime(*found);
        break;
    case Field::RetrievedOn:
    case Field::RetrievedUtc:
        if (const auto found = numberOf(value); found && !record.retrievedUtc)
            record.retrievedUtc = plausibleTime(*found);
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
        text(record.forum);
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
            record.flags |= FlagDistinguished;
        break;
    case Field::Stickied:
        flagIf(FlagStickied);
        break;
    case Field::Over18:
        flagIf(FlagNsfw);
        break;
    case Field::Url:
        text(record.url);
        break;
    case Field::IsSelf:
        record.isSelf = truthOf(value);
        break;
    case Field::NumComments:
        if (const auto found = numberOf(value))
            record.declaredComments = std::max(0, clamped(*found)); // counts below zero are in real dumps
        break;
    case Field::Flair:
        text(record.flair);
        break;
    case Field::RemovedBy:
        if (const auto found = textOf(value))
            record.flags |= removalFlags(*found);
        break;
    case Field::ThreadTitle:
        text(record.threadTitle);
        break;
    case Field::Meta:
        break; // an object of its own: see the two ways of reading a line
    }
}

/// Makes a post of a record.
/// \returns why it is none; nullptr when it is one, and then `post` is whole.
const char *finish(const Record &record, RawPost &post)
{
    const bool namedComment = record.ownName.starts_with("t1_");
    const bool namedSubmission = record.ownName.starts_with("t3_");
    post.id = withoutPrefix(record.id);
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
    post.forum = record.forum;
    post.createdUtc = record.createdUtc;
    post.retrievedUtc = record.secondReading ? record.secondReading : record.retrievedUtc;
    post.flags = record.flags;
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
                                                                               : std::string_view());
        if (post.threadId.empty())
            return "it is a comment that does not say in which thread (no link_id)";
        const std::string number = record.parentNumber ? toBase36(*record.parentNumber) : std::string();
        const std::string_view parent = record.parentNumber ? std::string_view(number) : record.parentId;
        post.parentId = withoutPrefix(parent);
        post.parentKind = parent.starts_with("t3_") || post.parentId == post.threadId ? PostKind::Submission
                                                                                      : PostKind::Comment;
        setBody(post, record.body.value_or(std::string_view()));
        if (!record.threadTitle.empty())
            post.threadTitle = decodeEntities(record.threadTitle);
    } else {
        post.kind = PostKind::Submission;
        post.threadId = post.id;
        post.flair = record.flair;
        post.declaredComments = record.declaredComments;
        post.title = decodeEntities(*record.title);
        if (post.title == "[deleted by user]" || post.title == "[deleted]") {
            post.flags |= FlagDeleted;
            post.title.clear();
        }
        if (!record.isSelf)
            post.url = decodeEntities(record.url);
        setBody(post, record.selftext ? *record.selftext : record.body.value_or(std::string_view()));
    }
    // Where '<' or '>' stand bare, '&lt;' was not put there by the transport.
    const bool bare = post.body.find('<') != std::string::npos || post.body.find('>') != std::string::npos;
    post.markup = bare ? Markup::Markdown : Markup::RedditMarkdown;
    finishPost(post);
    return nullptr;
}

/// Reads lines one after another, each of them at first without building a document.
class LineReader
{
public:
    /// One line to a record, whose texts are good until the next call.
    /// \param line  with SIMDJSON_PADDING readable bytes behind it.
    simdjson::error_code read(std::string_view line, bool isUtf8, Record &record)
    {
        if (isUtf8) {
            if (scan(line, record))
                return simdjson::SUCCESS;
            record = {};
        }
        return parse(line, record);
    }

private:
    bool scan(std::string_view line, Record &record)
    {
        m_scanner.open(line);
        while (m_scanner.next()) {
            const auto field = static_cast<Field>(m_scanner.meaning());
            if (field != Field::Meta)
                readField(field, m_scanner.value(), record);
            else if (m_scanner.value().text.starts_with('{') && m_scanner.value().kind == JsonValue::Kind::Nested) {
                m_metaScanner.open(m_scanner.value().text);
                while (m_metaScanner.next())
                    readMetaField(static_cast<MetaField>(m_metaScanner.meaning()), m_metaScanner.value(), record);
                if (!m_metaScanner.isSound())
                    return false;
                finishMeta(record);
            }
        }
        return m_scanner.isSound();
    }

    simdjson::error_code parse(std::string_view line, Record &record)
    {
        dom::element root;
        if (const auto failure = m_parser.parse(line.data(), line.size(), false).get(root))
            return failure;
        dom::object object;
        if (const auto failure = root.get(object))
            return failure;
        for (const auto &[key, value] : object) {
            const int field = fieldOf(key);
            dom::object meta;
            if (field < 0)
                continue;
            if (static_cast<Field>(field) != Field::Meta) {
                readField(static_cast<Field>(field), valueOf(value), record);
            } else if (!value.get(meta)) {
                for (const auto &[metaKey, metaValue] : meta) {
                    if (const int metaField = metaFieldOf(metaKey); metaField >= 0)
                        readMetaField(static_cast<MetaField>(metaField), valueOf(metaValue), record);
                }
                finishMeta(record);
            }
        }
        return simdjson::SUCCESS;
    }

    JsonLineScanner m_scanner{fieldOf};
    JsonLineScanner m_metaScanner{metaFieldOf};
    dom::parser m_parser;
};

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
    LineReader reader;
    std::string padded;
    std::string_view rest = chunk.bytes;
    const bool allUtf8 = text::isValidUtf8(rest);
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
            const bool isUtf8 = allUtf8 || text::isValidUtf8(text);
            Record record;
            simdjson::error_code failure;
            if (behind >= simdjson::SIMDJSON_PADDING) {
                failure = reader.read(text, isUtf8, record);
            } else {
                padded.assign(text);
                padded.append(simdjson::SIMDJSON_PADDING, ' ');
                failure = reader.read({padded.data(), text.size()}, isUtf8, record);
            }
            if (failure) {
                padded = mended(text, BlankControls::All);
                const std::size_t size = padded.size();
                padded.append(simdjson::SIMDJSON_PADDING, ' ');
                record = {};
                failure = reader.read({padded.data(), size}, true, record);
            }
            RawPost &post = batch.posts.emplace_back();
            const char *reason = failure ? (chunk.truncated && !whole ? "the file breaks off inside it" : reasonOf(failure))
                                         : finish(record, post);
            if (reason) {
                batch.posts.pop_back();
                batch.rejects.push_back({line, offset, reason, excerptOf(text)});
            } else {
                withoutNul(post);
            }
        }
        offset += static_cast<std::int64_t>(text.size()) + 1;
        ++line;
    }
    return batch;
}

} // namespace parlance::import
