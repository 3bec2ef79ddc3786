// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mappedpost.h"

#include "core/base/ascii.h"
#include "core/base/hash.h"
#include "core/import/readers/redditfields.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace parlance::import {

namespace {

constexpr std::size_t MaxId = 1000;

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// How programs write that a cell holds nothing.
bool isNothing(std::string_view text)
{
    return text.empty() || text == "\\N" || text == "NULL" || text == "null" || text == "None" || text == "NaN" || text == "nan"
        || text == "<NA>";
}

std::string_view known(std::string_view text)
{
    text = trimmed(text);
    return isNothing(text) ? std::string_view{} : text;
}

std::optional<double> numberIn(std::string_view text)
{
    text = known(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::int32_t clamped(double number)
{
    return static_cast<std::int32_t>(std::clamp(number, -2147483647.0, 2147483647.0));
}

/// The file's name without its folder and endings.
std::string stemOf(std::string_view name)
{
    if (const auto slash = name.rfind('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    for (int i = 0; i < 2; ++i) {
        const auto dot = name.rfind('.');
        if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 7)
            break;
        name = name.substr(0, dot);
    }
    return std::string(name);
}

/// "france" of "http://www.reddit.com/r/france/comments/..."
std::string_view forumInLink(std::string_view link)
{
    const auto at = link.find("/r/");
    if (at == std::string_view::npos || (at != 0 && link.find("reddit.com") > at))
        return {};
    link.remove_prefix(at + 3);
    return link.substr(0, link.find_first_of("/?#"));
}

Language languageIn(std::string_view text)
{
    text = known(text);
    const std::string lower = lowered(text.substr(0, 16));
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"eng", "en"}, {"english", "en"}, {"anglais", "en"},   {"fra", "fr"},     {"fre", "fr"}, {"french", "fr"}, {"fran\xC3\xA7" "ais", "fr"},
        {"deu", "de"}, {"ger", "de"},     {"german", "de"},    {"allemand", "de"}, {"spa", "es"}, {"spanish", "es"}, {"espagnol", "es"},
        {"ita", "it"}, {"italian", "it"}, {"italien", "it"},   {"por", "pt"},     {"portuguese", "pt"}, {"nld", "nl"}, {"dut", "nl"},
        {"rus", "ru"}, {"jpn", "ja"},     {"zho", "zh"},       {"chi", "zh"},     {"ara", "ar"}, {"hin", "hi"},    {"kor", "ko"}};
    for (const auto &[name, code] : names) {
        if (lower == name)
            return Language(code);
    }
    const bool coded = lower.size() == 2 || (lower.size() > 2 && (lower[2] == '-' || lower[2] == '_'));
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!coded || !isLetter(lower[0]) || !isLetter(lower[1]))
        return Undetermined;
    return Language(std::string_view(lower).substr(0, 2));
}

bool isMark(std::string_view text, const std::vector<std::string> &marks)
{
    return std::find(marks.begin(), marks.end(), text) != marks.end();
}

} // namespace

PostMaker::PostMaker(const Mapping &mapping, const FileFacts &facts)
    : m_mapping(mapping), m_file(facts.name), m_forum(facts.forum), m_stem(stemOf(facts.name))
{
    const bool hasId = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const MappedColumn &c) { return c.field == Field::Id; });
    m_scope = !facts.forum.empty() && hasId ? facts.forum : facts.name;
    m_decode = mapping.entities == Switch::Yes || (mapping.entities == Switch::Auto && (mapping.redditLike || mapping.escaped));
    const bool reddits = mapping.platform == Platform::Reddit || (mapping.redditLike && mapping.confidence < 1);
    m_markup = mapping.markup.value_or(reddits ? Markup::RedditMarkdown : Markup::Plain);
    if (m_decode && m_markup == Markup::Markdown)
        m_markup = Markup::RedditMarkdown;
    if (!m_decode && m_markup == Markup::RedditMarkdown)
        m_markup = Markup::Markdown;
    for (std::string *text : {&m_file, &m_forum, &m_stem, &m_scope})
        text::repairUtf8(*text);
}

std::string PostMaker::scoped(std::string_view id) const
{
    std::string key = m_scope;
    key += '/';
    key += id;
    return key;
}

Answered PostMaker::answeredBy(const RawPost &post)
{
    const bool opens = post.kind == PostKind::Submission;
    return {post.id, post.key, opens ? post.id : post.threadId, opens ? post.key : post.threadKey, post.forum, post.kind};
}

void PostMaker::setIdentity(RawPost &post, std::string_view id, const Place &place) const
{
    if (m_mapping.platform == Platform::Reddit) {
        post.id = withoutPrefix(id);
        return;
    }
    if (!id.empty()) {
        post.id = id;
        text::repairUtf8(post.id);
        post.key = scoped(post.id);
        return;
    }
    post.id = place.number;
    post.key = m_file + "#" + place.number + "#" + std::to_string(hash64(place.raw));
}

const char *PostMaker::make(FieldValues &values, const Place &place, std::vector<RawPost> &posts) const
{
    if (!values.has(Field::Body) && !values.has(Field::Title))
        return "it has neither a title nor a text";
    const bool reddit = m_mapping.platform == Platform::Reddit;
    const auto bare = [&](std::string_view id) -> std::string {
        return reddit ? withoutPrefix(id) : m_mapping.redditLike && id.size() > 3 && id[0] == 't' && id[2] == '_' ? std::string(id.substr(3)) : std::string(id);
    };

    RawPost post;
    post.platform = m_mapping.platform;
    std::string_view id = known(values.text(Field::Id));
    if (id.empty())
        id = place.key;
    if (id.empty() && (values.has(Field::Id) || reddit))
        return "it has no id";
    if (id.size() > MaxId)
        return "its id is longer than 1000 characters";
    setIdentity(post, m_mapping.redditLike ? std::string_view(bare(id)) : id, place);

    // Where it stands.
    const std::string parent = [&] {
        const std::string_view text = known(values.text(Field::Parent));
        const bool nobody = text == "-1" || text == "root" || (text == "0" && m_mapping.zeroIsNobody);
        return nobody ? std::string() : bare(text);
    }();
    const std::string_view threadText = known(values.text(Field::Thread));
    const std::string thread = bare(threadText);
    if (place.answered) {
        const Answered &to = *place.answered;
        post.kind = PostKind::Comment;
        post.threadId = to.threadId;
        post.threadKey = to.threadKey;
        post.parentId = to.id;
        post.parentKey = to.key;
        post.parentKind = to.kind;
    } else {
        const bool opens = (parent.empty() || parent == post.id) && (thread.empty() || (!m_mapping.threadsApart && thread == post.id));
        post.kind = opens ? PostKind::Submission : PostKind::Comment;
        if (!opens) {
            post.threadId = thread;
            if (parent != post.id)
                post.parentId = parent;
            if (!reddit) {
                if (!thread.empty())
                    post.threadKey = scoped(m_mapping.threadsApart ? "thread " + thread : thread);
                if (!post.parentId.empty())
                    post.parentKey = scoped(post.parentId);
            }
            const bool toThread = values.text(Field::Parent).starts_with("t3_") || (post.parentId == post.threadId && !m_mapping.threadsApart);
            post.parentKind = toThread ? PostKind::Submission : PostKind::Comment;
            if (reddit && post.threadId.empty() && toThread)
                post.threadId = post.parentId;
            if (reddit && post.threadId.empty())
                return "it is a comment that does not say in which thread (no link_id)";
        }
    }
    if (post.kind == PostKind::Submission) {
        post.threadId = post.id;
        post.threadKey = post.key;
    }
    for (std::string *text : {&post.threadId, &post.threadKey, &post.parentId, &post.parentKey, &post.id, &post.key})
        text::repairUtf8(*text);

    // Who, when, how many points.
    const std::string_view author = known(values.text(Field::Author));
    if (isMark(author, m_mapping.deletedMarks))
        post.flags |= FlagAuthorGone;
    else
        post.author = author;
    if (author.empty())
        post.flags |= values.has(Field::Author) ? FlagAuthorGone : FlagNoAuthor;
    post.createdUtc = timeIn(known(values.text(Field::Created)), m_mapping.time);
    if (const auto score = numberIn(values.text(Field::Score)))
        post.score = clamped(*score);
    else if (const auto ups = numberIn(values.text(Field::Ups)))
        post.score = clamped(*ups - std::abs(numberIn(values.text(Field::Downs)).value_or(0)));
    else
        post.flags |= FlagNoScore;
    if (const auto comments = numberIn(values.text(Field::Comments)); comments && post.kind == PostKind::Submission)
        post.declaredComments = std::max(0, clamped(*comments));
    post.language = languageIn(values.text(Field::Language));

    // Words.
    post.markup = m_markup;
    std::string_view body = values.text(Field::Body);
    if (trimmed(body) == "\\N")
        body = {};
    if (isMark(body, m_mapping.deletedMarks))
        post.flags |= FlagDeleted;
    else if (isMark(body, m_mapping.removedMarks) || (m_mapping.redditLike && body.starts_with("[ Removed by ")))
        post.flags |= FlagRemoved;
    else
        post.body = m_decode && m_markup == Markup::Plain ? decodeEntities(body) : std::string(body);
    std::string title(known(values.text(Field::Title)).empty() ? std::string_view{} : values.text(Field::Title));
    if (m_decode)
        title = decodeEntities(title);
    if (title == "[deleted by user]" || isMark(title, m_mapping.deletedMarks)) {
        post.flags |= FlagDeleted;
        title.clear();
    }
    if (post.body.empty() && title.empty() && !(post.flags & (FlagDeleted | FlagRemoved)))
        post.flags |= FlagDeleted;
    (post.kind == PostKind::Submission ? post.title : post.threadTitle) = std::move(title);

    // Where from.
    const std::string_view link = known(values.text(Field::Permalink));
    std::string_view forum = known(values.text(Field::Forum));
    if (m_mapping.redditLike && (forum.starts_with("r/") || forum.starts_with("/r/")))
        forum.remove_prefix(forum.find('/', forum[0] == '/' ? 1 : 0) + 1);
    if (forum.empty() && m_mapping.redditLike)
        forum = forumInLink(link);
    if (!forum.empty())
        post.forum = forum;
    else if (place.answered && !place.answered->forum.empty())
        post.forum = place.answered->forum;
    else
        post.forum = m_forum.empty() ? m_stem : m_forum;
    if (!reddit && (link.starts_with("https://") || link.starts_with("http://")))
        post.permalink = link;
    else if (!reddit && m_mapping.redditLike && link.starts_with("/r/"))
        post.permalink = "https://www.reddit.com" + std::string(link);
    if (post.kind == PostKind::Submission) {
        const std::string_view url = known(values.text(Field::Url));
        if ((url.starts_with("https://") || url.starts_with("http://")) && url.find("/comments/" + post.id) == std::string_view::npos)
            post.url = m_decode ? decodeEntities(url) : std::string(url);
        post.flair = known(values.text(Field::Flair));
    }
    for (std::string *text : {&post.author, &post.title, &post.threadTitle, &post.body, &post.forum, &post.permalink, &post.url, &post.flair})
        text::repairUtf8(*text);
    finishPost(post);

    const std::string_view reply = values.text(Field::Reply);
    if (known(reply).empty()) {
        posts.push_back(std::move(post));
        return nullptr;
    }
    RawPost answer;
    answer.platform = post.platform;
    answer.kind = PostKind::Comment;
    answer.id = post.id + "/reply";
    answer.key = (post.key.empty() ? post.id : post.key) + "/reply";
    answer.threadId = post.threadId;
    answer.threadKey = post.threadKey;
    answer.parentId = post.id;
    answer.parentKey = post.key;
    answer.parentKind = post.kind;
    answer.forum = post.forum;
    answer.permalink = post.permalink;
    answer.body = m_decode && m_markup == Markup::Plain ? decodeEntities(reply) : std::string(reply);
    text::repairUtf8(answer.body);
    answer.markup = m_markup;
    answer.language = post.language;
    answer.flags = FlagNoAuthor | FlagNoScore;
    posts.push_back(std::move(post));
    posts.push_back(std::move(answer));
    return nullptr;
}

} // namespace parlance::import
