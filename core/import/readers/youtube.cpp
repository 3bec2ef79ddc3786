// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/youtube.h"

#include "core/import/readers/isotime.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"

#include <algorithm>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

bool isVideoId(std::string_view id)
{
    return id.size() == 11 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' || c == '_';
    });
}

/// "A title [dQw4w9WgXcQ].comments.json" as yt-dlp names its files.
std::string videoFromName(std::string_view name)
{
    for (std::size_t at = name.rfind('['); at != std::string_view::npos && at + 12 < name.size(); at = at > 0 ? name.rfind('[', at - 1) : std::string_view::npos) {
        if (name[at + 12] == ']' && isVideoId(name.substr(at + 1, 11)))
            return std::string(name.substr(at + 1, 11));
    }
    return {};
}

/// "20260122" or a number of seconds.
std::optional<std::int64_t> uploadedAt(const JsonObject &video)
{
    for (const char *key : {"timestamp", "release_timestamp"}) {
        if (const auto seconds = video.seconds(key))
            return seconds;
    }
    const std::string day = video.text("upload_date");
    if (day.size() != 8)
        return std::nullopt;
    return isoTime(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6));
}

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts) : m_to(to), m_facts(facts) {}

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        if (object->has("parent") && object->has("text")) {
            comment(*object, m_facts ? videoFromName(m_facts->name) : std::string(), m_facts ? m_facts->forum : std::string(), {});
            return;
        }
        const std::string sort = object->text("_type");
        if (!sort.empty() && sort != "video")
            return; // a playlist or a channel
        video(*object);
    }

private:
    void video(const JsonObject &object)
    {
        std::string site = object.text("extractor_key");
        if (site.empty())
            site = object.text("extractor");
        if (!site.empty() && !site.starts_with("Youtube") && !site.starts_with("youtube"))
            return m_to.reject(object, "it is a video of another site than YouTube");
        if (!object.isText("title"))
            return m_to.reject(object, "it is a submission without a title");
        RawPost post;
        post.platform = Platform::YouTube;
        post.kind = PostKind::Submission;
        post.markup = Markup::Plain;
        post.id = post.threadId = object.id("id");
        post.title = object.text("title");
        post.body = object.text("description");
        for (const char *key : {"channel", "uploader"}) {
            if (post.author.empty())
                post.author = object.text(key);
        }
        for (const char *key : {"channel_id", "uploader_id"}) {
            if (post.authorId.empty())
                post.authorId = object.text(key);
        }
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
        post.forum = !post.author.empty() ? post.author : m_facts ? m_facts->forum : std::string();
        post.createdUtc = uploadedAt(object);
        post.retrievedUtc = object.seconds("epoch");
        if (const auto likes = object.score("like_count"))
            post.score = *likes;
        else
            post.flags |= FlagNoScore;
        if (const auto comments = object.score("comment_count"))
            post.declaredComments = std::max(0, *comments);
        post.permalink = "https://www.youtube.com/watch?v=" + post.id;
        if (object.number("age_limit").value_or(0) >= 18)
            post.flags |= FlagNsfw;
        const std::string id = post.id, forum = post.forum, title = post.title;
        const auto retrieved = post.retrievedUtc;
        m_to.take(std::move(post), object);
        const auto comments = object.array("comments");
        if (!comments)
            return;
        for (const dom::element each : *comments) {
            if (const auto inner = objectOf(each))
                comment(*inner, id, forum, retrieved);
            else
                m_to.reject("a list of comments holds something that is none");
        }
    }

    void comment(const JsonObject &object, const std::string &video, const std::string &forum, std::optional<std::int64_t> retrieved)
    {
        RawPost post;
        post.platform = Platform::YouTube;
        post.markup = Markup::Plain;
        post.id = object.id("id");
        std::string parent = object.text("parent");
        if (parent.empty() && post.id.find('.') != std::string::npos)
            parent = post.id.substr(0, post.id.find('.'));
        const bool isTop = parent.empty() || parent == "root";
        post.kind = isTop && video.empty() ? PostKind::Submission : PostKind::Comment;
        post.parentKind = isTop ? PostKind::Submission : PostKind::Comment;
        post.parentId = isTop ? video : parent;
        post.threadId = post.kind == PostKind::Submission ? post.id : video;
        post.forum = forum;
        post.author = object.text("author");
        post.authorId = object.text("author_id");
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
        post.body = object.text("text");
        post.createdUtc = object.seconds("timestamp");
        post.retrievedUtc = retrieved;
        if (const auto likes = object.score("like_count"))
            post.score = *likes;
        else
            post.flags |= FlagNoScore;
        if (object.isSet("is_pinned"))
            post.flags |= FlagStickied;
        if (object.text("_time_text").find("(edited)") != std::string::npos || object.text("time_text").find("(edited)") != std::string::npos)
            post.flags |= FlagEdited;
        if (!video.empty())
            post.permalink = "https://www.youtube.com/watch?v=" + video + "&lc=" + post.id;
        m_to.take(std::move(post), object);
    }

    UnitBatch &m_to;
    const FileFacts *m_facts;
};

bool isComment(const JsonHead &head)
{
    const auto *id = head.find({"id"});
    return id && id->kind == JsonHead::Kind::Text && id->text.starts_with("Ug") && head.has({"parent"}, JsonHead::Kind::Text)
        && head.has({"text"}, JsonHead::Kind::Text);
}

bool isVideo(const JsonHead &head)
{
    const auto *id = head.find({"id"});
    if (!id || id->kind != JsonHead::Kind::Text || !isVideoId(id->text) || !head.has({"title"}, JsonHead::Kind::Text))
        return false;
    const auto *site = head.find({"extractor"});
    const auto *siteKey = head.find({"extractor_key"});
    return (site && site->text.starts_with("youtube")) || (siteKey && siteKey->text.starts_with("Youtube"))
        || head.has({"formats", "*", "format_id"}, JsonHead::Kind::Text) || isComment(head.below({"comments", "*"}));
}

} // namespace

bool YouTubeReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) { return isComment(unit) || isVideo(unit) || isComment(unit.below({"comments", "*"})); };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> YouTubeReader::cutter(const FileFacts &) const
{
    return packedJsonCutter();
}

Batch YouTubeReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &, UnitBatch &to) {
        Unit(to, chunk.facts.get()).read(unit);
    });
    return batch;
}

} // namespace parlance::import
