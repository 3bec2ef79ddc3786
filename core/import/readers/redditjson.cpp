// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditjson.h"

#include "core/import/excerpt.h"
#include "core/import/jsonfault.h"
#include "core/import/jsonmending.h"
#include "core/import/readers/redditfields.h"
#include "core/text/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

/// A reply adds five brackets to the nesting of its parent.
constexpr std::size_t MaxDepth = std::size_t{1} << 17;

/// NULs fill up what a broken download or disk left behind; between values they are white space.
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0;
}

/// What ends a number or a word.
bool isMark(char c)
{
    return std::string_view(",:[]{}\"").find(c) != std::string_view::npos;
}

// ---- fields ----

std::optional<std::string_view> textIn(const dom::object &object, std::string_view key)
{
    std::string_view text;
    if (object.at_key(key).get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return text;
}

std::optional<double> numberIn(const dom::object &object, std::string_view key)
{
    double number = 0;
    if (object.at_key(key).get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

/// False for false, null, 0 and what is not there.
bool isSetIn(const dom::object &object, std::string_view key)
{
    dom::element value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS)
        return false;
    bool truth = false;
    double number = 0;
    std::string_view text;
    return (value.get(truth) == simdjson::SUCCESS && truth) || (value.get(number) == simdjson::SUCCESS && number != 0)
        || (value.get(text) == simdjson::SUCCESS && !text.empty());
}

std::int32_t clamped(double number)
{
    return static_cast<std::int32_t>(std::clamp(number, -2147483647.0, 2147483647.0));
}

/// The first texts of a record, for a person who looks for it in the file.
std::string firstTexts(const dom::object &object)
{
    std::string excerpt;
    for (const auto &[key, value] : object) {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS || text.empty())
            continue;
        excerpt += excerpt.empty() ? "" : ", ";
        excerpt += std::string(text::prefixOf(key, 40)) + ": " + std::string(text::prefixOf(text, 80));
        if (excerpt.size() >= 200)
            break;
    }
    return excerptOf(excerpt);
}

/// Whether & < > are escaped in a document, told from all its texts.
class EscapeEvidence
{
public:
    void look(std::string_view text)
    {
        if (!m_escaped)
            return;
        for (std::size_t at = text.find_first_of("&<>"); at != std::string_view::npos;
             at = text.find_first_of("&<>", at + 1)) {
            const std::string_view rest = text.substr(at);
            if (!rest.starts_with("&amp;") && !rest.starts_with("&lt;") && !rest.starts_with("&gt;")) {
                m_escaped = false;
                return;
            }
        }
    }
    bool isEscaped() const { return m_escaped; }

private:
    bool m_escaped = true;
};

// ---- the walk ----

class Walk
{
public:
    explicit Walk(const Chunk &chunk) : m_chunk(chunk) {}

    Batch run(const dom::element &root)
    {
        dom::array things;
        if (root.get(things) == simdjson::SUCCESS)
            enter(things);
        else
            thing(root);
        while (!m_open.empty()) {
            auto &[next, end] = m_open.back();
            if (next == end) {
                m_open.pop_back();
                continue;
            }
            const dom::element current = *next;
            ++next; // before thing(), which may open the replies and so move `next`
            thing(current);
        }
        for (RawPost &post : m_batch.posts)
            finish(post);
        return std::move(m_batch);
    }

private:
    void enter(const dom::array &things) { m_open.emplace_back(things.begin(), things.end()); }

    void reject(const dom::object &object, const char *reason)
    {
        m_batch.rejects.push_back({.line = 0, .offset = m_chunk.offset, .reason = reason, .excerpt = firstTexts(object)});
    }

    void enterListing(const dom::object &data)
    {
        dom::array children;
        if (data.at_key("children").get(children) == simdjson::SUCCESS)
            enter(children);
    }

    void thing(const dom::element &element)
    {
        dom::object object;
        if (element.get(object) != simdjson::SUCCESS) {
            m_batch.rejects.push_back({.line = 0,
                                       .offset = m_chunk.offset,
                                       .reason = "a list of Reddit's things holds something that is none",
                                       .excerpt = {}});
            return;
        }
        const auto kind = textIn(object, "kind");
        dom::object data;
        const bool hasData = object.at_key("data").get(data) == simdjson::SUCCESS;
        if (kind && !hasData && *kind != "more") {
            reject(object, "it is a thing without data");
        } else if (kind == "Listing") {
            enterListing(data);
        } else if (kind == "t1") {
            comment(data);
        } else if (kind == "t3") {
            submission(data);
        } else if (kind == "more") {
            more(hasData ? data : object);
        } else if (!kind) {
            withoutKind(object);
        }
        // Accounts (t2), messages (t4), forums (t5) and the like are no posts.
    }

    /// A morechildren answer, or a stub cut out of one.
    void withoutKind(const dom::object &object)
    {
        dom::object answer;
        dom::array list;
        if (object.at_key("json").get(answer) == simdjson::SUCCESS) {
            dom::object data;
            if (answer.at_key("data").get(data) == simdjson::SUCCESS && data.at_key("things").get(list) == simdjson::SUCCESS)
                enter(list);
            else
                reject(answer, "Reddit answered with an error instead of comments");
        } else if (object.at_key("children").get(list) == simdjson::SUCCESS && numberIn(object, "count")) {
            more(object);
        } else {
            reject(object, "it is no thing of Reddit's API: it has no kind");
        }
    }

    /// Old answers give the count 0 beside the ids of what is missing, later ones a count that exceeds the ids.
    void more(const dom::object &data)
    {
        std::int64_t named = 0;
        dom::array children;
        if (data.at_key("children").get(children) == simdjson::SUCCESS)
            named = static_cast<std::int64_t>(std::distance(children.begin(), children.end()));
        const double count = std::clamp(numberIn(data, "count").value_or(0), 0.0, 1e12);
        const std::int64_t missing = std::max(named, static_cast<std::int64_t>(count));
        m_batch.missing += missing;
        if (!m_batch.posts.empty() && missing > 0) // a stub stands below or behind posts of its thread
            m_batch.gaps.push_back({Platform::Reddit, m_batch.posts.back().threadId, {}, missing});
    }

    /// What submissions and comments have in common. \returns false when it was rejected.
    bool common(const dom::object &data, RawPost &post)
    {
        post.platform = Platform::Reddit;
        const auto name = textIn(data, "name");
        const std::string_view prefix = post.kind == PostKind::Submission ? "t3_" : "t1_";
        post.id = withoutPrefix(textIn(data, "id").value_or(std::string_view{}));
        if (post.id.empty() && name && name->starts_with(prefix))
            post.id = withoutPrefix(*name);
        if (post.id.empty() || post.id.size() > 64) {
            reject(data, post.id.empty() ? "it has no id" : "its id is longer than 64 characters");
            return false;
        }
        if (const auto created = numberIn(data, "created_utc"))
            post.createdUtc = plausibleTime(*created);
        const auto score = numberIn(data, "score");
        const auto ups = numberIn(data, "ups");
        if (score)
            post.score = clamped(*score);
        else if (ups)
            post.score = clamped(*ups - numberIn(data, "downs").value_or(0));
        else
            post.flags |= FlagNoScore;
        post.forum = textIn(data, "subreddit").value_or(std::string_view{});

        constexpr std::array<std::pair<std::string_view, PostFlag>, 7> flags{{{"score_hidden", FlagScoreHidden},
                                                                             {"controversiality", FlagControversial},
                                                                             {"edited", FlagEdited},
                                                                             {"distinguished", FlagDistinguished},
                                                                             {"stickied", FlagStickied},
                                                                             {"over_18", FlagNsfw},
                                                                             {"banned_by", FlagRemoved}}};
        for (const auto &[key, flag] : flags) {
            if (isSetIn(data, key))
                post.flags |= flag;
        }
        if (const auto category = textIn(data, "removed_by_category"))
            post.flags |= removalFlags(*category);

        dom::element author;
        if (data.at_key("author").get(author) != simdjson::SUCCESS)
            post.flags |= FlagNoAuthor;
        else if (std::string_view who; author.get(who) == simdjson::SUCCESS && !who.empty())
            setAuthor(post, who);
        else
            post.flags |= FlagAuthorGone;
        return true;
    }

    void submission(const dom::object &data)
    {
        RawPost post;
        post.kind = PostKind::Submission;
        if (!common(data, post))
            return;
        const auto title = textIn(data, "title");
        if (!title) {
            reject(data, "it is a submission without a title");
            return;
        }
        post.threadId = post.id;
        if (*title == "[deleted by user]" || *title == "[deleted]")
            post.flags |= FlagDeleted;
        else
            post.title = *title;
        setBody(post, textIn(data, "selftext").value_or(std::string_view{}));
        // A text post's url is its own address.
        bool isSelf = true;
        if (data.at_key("is_self").get(isSelf) == simdjson::SUCCESS && !isSelf)
            post.url = textIn(data, "url").value_or(std::string_view{});
        post.flair = textIn(data, "link_flair_text").value_or(std::string_view{});
        if (const auto comments = numberIn(data, "num_comments"))
            post.declaredComments = std::max(0, clamped(*comments));
        take(std::move(post));
    }

    void comment(const dom::object &data)
    {
        RawPost post;
        post.kind = PostKind::Comment;
        if (common(data, post)) {
            const std::string_view link = textIn(data, "link_id").value_or(std::string_view{});
            const std::string_view parent = textIn(data, "parent_id").value_or(std::string_view{});
            const auto body = textIn(data, "body");
            post.threadId = withoutPrefix(!link.empty() ? link : parent.starts_with("t3_") ? parent : std::string_view{});
            post.parentId = withoutPrefix(parent);
            post.parentKind = parent.starts_with("t3_") || post.parentId == post.threadId ? PostKind::Submission
                                                                                       : PostKind::Comment;
            if (const auto threadTitle = textIn(data, "link_title")) // listings across threads tell it
                post.threadTitle = *threadTitle;
            if (post.threadId.empty()) {
                reject(data, "it is a comment that does not say in which thread (no link_id)");
            } else if (!body) {
                reject(data, "it is a comment without a body");
            } else {
                setBody(post, *body);
                take(std::move(post));
            }
        }
        // "" where there are none.
        dom::object replies;
        dom::object listing;
        if (data.at_key("replies").get(replies) == simdjson::SUCCESS
            && replies.at_key("data").get(listing) == simdjson::SUCCESS)
            enterListing(listing);
    }

    void take(RawPost &&post)
    {
        for (const std::string *text : {&post.title, &post.body, &post.url, &post.flair, &post.threadTitle})
            m_evidence.look(*text);
        m_batch.posts.push_back(std::move(post));
    }

    /// What is known only once the whole document was seen.
    void finish(RawPost &post) const
    {
        const bool escaped = m_evidence.isEscaped();
        post.markup = escaped ? Markup::RedditMarkdown : Markup::Markdown;
        if (escaped) {
            for (std::string *text : {&post.title, &post.url, &post.flair, &post.threadTitle}) {
                if (text->find('&') != std::string::npos)
                    *text = decodeEntities(*text);
            }
        }
        for (std::string *text : {&post.id, &post.threadId, &post.parentId, &post.forum, &post.author, &post.title,
                                  &post.threadTitle, &post.body, &post.url, &post.flair}) {
            if (text->find('\0') != std::string::npos) // "\u0000" is a character like any other to JSON
                text::repairUtf8(*text);
        }
        finishPost(post);
    }

    const Chunk &m_chunk;
    Batch m_batch;
    EscapeEvidence m_evidence;
    std::vector<std::pair<dom::array::iterator, dom::array::iterator>> m_open; ///< lists begun, outermost first
};

// ---- recognition ----

bool isThingKind(std::string_view kind)
{
    return kind == "Listing" || kind == "t1" || kind == "t3" || kind == "more";
}

/// What the first KiB of a document tell of its outline. Keys count only at their place: a body may quote any of them.
class Outline
{
public:
    explicit Outline(std::string_view head) { scan(head); }

    bool isReddit() const
    {
        return (m_kind && m_data) || (m_children && m_child) || m_things || (m_bareMore && m_bareCount && m_bareParent);
    }

private:
    /// An open bracket, and what led to it.
    struct Level
    {
        bool isArray = false;
        std::string_view key; ///< the key (in objects) that is being read
    };

    void scan(std::string_view head)
    {
        std::vector<Level> open;
        bool wantKey = false;
        bool first = true;
        for (std::size_t i = 0; i < head.size(); ++i) {
            const char c = head[i];
            if (isBlank(c))
                continue;
            if (first && c != '{' && c != '[')
                return;
            first = false;
            if (c == '{' || c == '[') {
                value(open, c, {});
                open.push_back({.isArray = c == '[', .key = {}});
                wantKey = c == '{';
            } else if (c == '}' || c == ']') {
                if (open.empty() || open.back().isArray != (c == ']'))
                    return;
                open.pop_back();
                if (open.empty())
                    return;
                wantKey = false;
            } else if (c == ',') {
                wantKey = !open.empty() && !open.back().isArray;
            } else if (c == '"') {
                const std::size_t begin = ++i;
                while (i < head.size() && head[i] != '"')
                    i += head[i] == '\\' ? 2 : 1;
                if (i >= head.size())
                    return;
                const std::string_view text = head.substr(begin, i - begin);
                if (wantKey)
                    open.back().key = text;
                else
                    value(open, '"', text);
                wantKey = false;
            } else if (c != ':') {
                value(open, '0', {});
                while (i + 1 < head.size() && !isBlank(head[i + 1]) && !isMark(head[i + 1]))
                    ++i;
            }
        }
    }

    /// \param sort  the first character of the value; '0' for numbers, true, false and null.
    void value(const std::vector<Level> &open, char sort, std::string_view text)
    {
        // The elements of a list at the root are looked at like a root of their own.
        const std::size_t base = !open.empty() && open.front().isArray ? 1 : 0;
        const std::size_t depth = open.size() - base;
        if (open.size() <= base || depth > 4 || open[base].isArray)
            return;
        const std::string_view key = open[base].key;
        if (depth == 1) {
            m_kind |= key == "kind" && sort == '"' && isThingKind(text);
            m_data |= key == "data" && sort == '{';
            m_bareMore |= key == "children" && sort == '[';
            m_bareCount |= key == "count" && sort == '0';
            m_bareParent |= key == "parent_id" && sort == '"';
            return;
        }
        const std::string_view second = open[base + 1].key;
        if (key == "data" && depth == 2)
            m_children |= second == "children" && sort == '[';
        if (key == "data" && second == "children" && depth == 4 && open[base + 2].isArray) {
            m_child |= open[base + 3].key == "kind" && sort == '"' && isThingKind(text);
            m_child |= open[base + 3].key == "data" && sort == '{';
        }
        if (key == "json" && depth == 2)
            m_things |= second == "errors" && sort == '[';
        if (key == "json" && second == "data" && depth == 3)
            m_things |= open[base + 2].key == "things" && sort == '[';
    }

    bool m_kind = false;
    bool m_data = false;
    bool m_children = false;
    bool m_child = false;
    bool m_things = false;
    bool m_bareMore = false;
    bool m_bareCount = false;
    bool m_bareParent = false;
};

} // namespace

bool RedditJsonReader::recognises(std::string_view head) const
{
    return Outline(head).isReddit();
}

Batch RedditJsonReader::parse(const Chunk &chunk) const
{
    Batch batch;
    std::string_view json = chunk.bytes;
    if (std::all_of(json.begin(), json.end(), isBlank))
        return batch;
    const auto rejectAt = [&](std::size_t offset, const char *reason) {
        Reject reject;
        offset = std::min(offset, chunk.bytes.size());
        reject.offset = chunk.offset + static_cast<std::int64_t>(offset);
        reject.line = chunk.firstLine
            + std::count(chunk.bytes.begin(), chunk.bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        reject.reason = reason;
        reject.excerpt = excerptOf(json);
        batch.rejects.push_back(std::move(reject));
        return batch;
    };

    dom::parser parser;
    if (parser.allocate(chunk.bytes.size() + 64, MaxDepth) != simdjson::SUCCESS)
        return rejectAt(0, "it is too large for the memory that is free");
    dom::element root;
    simdjson::error_code failure = parser.parse(json.data(), json.size()).get(root);
    std::string repaired;
    if (failure != simdjson::SUCCESS && failure != simdjson::MEMALLOC && failure != simdjson::CAPACITY) {
        repaired = mended(json, BlankControls::Nul);
        if (parser.allocate(repaired.size() + 64, MaxDepth) != simdjson::SUCCESS)
            return rejectAt(0, "it is too large for the memory that is free");
        failure = parser.parse(repaired.data(), repaired.size()).get(root);
        if (failure != simdjson::SUCCESS) {
            const JsonFault fault = findJsonFault(json, MaxDepth);
            return rejectAt(fault.offset, fault.reason != nullptr ? fault.reason : simdjson::error_message(failure));
        }
    }
    if (failure != simdjson::SUCCESS)
        return rejectAt(0, "it is too large for the memory that is free");
    return Walk(chunk).run(root);
}

} // namespace parlance::import
