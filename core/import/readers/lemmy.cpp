// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/lemmy.h"

#include "core/import/readers/isotime.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

std::string unslashed(std::string_view text)
{
    std::string plain(text);
    plain.erase(std::remove(plain.begin(), plain.end(), '\\'), plain.end());
    return plain;
}

/// The instance that was asked: the home of the first object that is "local".
std::string instanceIn(std::string_view head)
{
    const JsonHead outline(head);
    std::vector<std::string_view> object; // path of the object whose members are being read
    std::string host;
    bool isLocal = false;
    for (const JsonHead::Value &value : outline.values()) {
        if (value.path.empty())
            continue;
        const std::string_view key = value.path.back();
        const bool begins = value.kind == JsonHead::Kind::Object;
        if (begins || !std::equal(object.begin(), object.end(), value.path.begin(), value.path.end() - 1)) {
            object.assign(value.path.begin(), begins ? value.path.end() : value.path.end() - 1);
            host.clear();
            isLocal = false;
        }
        if (value.kind == JsonHead::Kind::Text && (key == "actor_id" || key == "ap_id"))
            host = hostOf(unslashed(value.text));
        else if (value.kind == JsonHead::Kind::Word && key == "local")
            isLocal = value.text == "true";
        if (isLocal && !host.empty()) {
            text::repairUtf8(host);
            return host;
        }
    }
    return {};
}

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts, const std::string &instance) : m_to(to), m_instance(instance)
    {
        if (facts)
            m_forum = facts->forum;
    }

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        bool isAnswer = false;
        for (const char *key : {"post_view", "comment_view"}) {
            if (const auto one = object->object(key)) {
                view(*one);
                isAnswer = true;
            }
        }
        for (const char *key : {"posts", "comments"}) {
            const auto list = object->array(key);
            if (!list)
                continue;
            isAnswer = true;
            for (const dom::element each : *list) {
                if (const auto one = objectOf(each))
                    view(*one);
                else
                    m_to.reject("a list of posts holds something that is none");
            }
        }
        if (!isAnswer)
            view(*object);
    }

private:
    void view(const JsonObject &whole)
    {
        const auto comment = whole.object("comment");
        const auto post = whole.object("post");
        if (comment)
            readComment(whole, *comment, post);
        else if (post)
            readPost(whole, *post);
        else
            m_to.reject(whole, "it is neither a post nor a comment of Lemmy");
    }

    std::string keyed(const std::string &id) const { return m_instance.empty() || id.empty() ? std::string() : m_instance + "/" + id; }

    /// What posts and comments have in common.
    RawPost common(PostKind kind, const JsonObject &whole, const JsonObject &object)
    {
        RawPost post;
        post.platform = Platform::Lemmy;
        post.kind = kind;
        post.markup = Markup::Markdown;
        post.id = object.id("id");
        post.key = keyed(post.id);
        post.forum = m_forum;
        if (const auto community = whole.object("community")) {
            const std::string name = community->text("name");
            const std::string home = hostOf(community->text("actor_id").empty() ? community->text("ap_id") : community->text("actor_id"));
            if (!name.empty())
                post.forum = home.empty() ? name : name + "@" + home;
        }
        if (const auto creator = whole.object("creator")) {
            post.author = creator->text("name");
            post.authorId = creator->text("actor_id");
            if (post.authorId.empty())
                post.authorId = creator->text("ap_id");
            if (creator->isSet("bot_account"))
                post.flags |= FlagBot;
            if (creator->isSet("deleted"))
                post.flags |= FlagAuthorGone;
        }
        if (post.author.empty() && !(post.flags & FlagAuthorGone))
            post.flags |= FlagNoAuthor;
        post.createdUtc = isoTime(object.text(object.has("published") ? "published" : "published_at"));
        if (object.isSet("updated") || object.isSet("updated_at"))
            post.flags |= FlagEdited;
        if (object.isSet("deleted"))
            post.flags |= FlagDeleted;
        if (object.isSet("removed"))
            post.flags |= FlagRemoved;
        if (object.isSet("distinguished"))
            post.flags |= FlagDistinguished;
        const auto counts = whole.object("counts");
        auto score = counts ? counts->score("score") : std::nullopt;
        if (!score)
            score = object.score("score");
        if (score)
            post.score = *score;
        else
            post.flags |= FlagNoScore;
        post.permalink = object.text("ap_id");
        if (hostOf(post.permalink).empty())
            post.permalink.clear();
        return post;
    }

    void readPost(const JsonObject &whole, const JsonObject &object)
    {
        if (!object.isText("name"))
            return m_to.reject(object, "it is a submission without a title");
        RawPost post = common(PostKind::Submission, whole, object);
        post.threadId = post.id;
        post.title = object.text("name");
        post.url = object.text("url");
        if (!(post.flags & FlagDeleted))
            post.body = object.text("body");
        if (object.isSet("nsfw"))
            post.flags |= FlagNsfw;
        if (object.isSet("featured_community") || object.isSet("featured_local") || object.isSet("stickied"))
            post.flags |= FlagStickied;
        const auto counts = whole.object("counts");
        auto comments = counts ? counts->score("comments") : std::nullopt;
        if (!comments)
            comments = object.score("comments");
        if (comments)
            post.declaredComments = std::max(0, *comments);
        m_to.take(std::move(post), object);
    }

    void readComment(const JsonObject &whole, const JsonObject &object, const std::optional<JsonObject> &above)
    {
        if (!object.has("content"))
            return m_to.reject(object, "it is a comment without a body");
        RawPost post = common(PostKind::Comment, whole, object);
        post.threadId = object.id("post_id");
        if (post.threadId.empty() && above)
            post.threadId = above->id("id");
        if (post.threadId.empty())
            return m_to.reject(object, "it is a comment that does not say to which post");
        if (above)
            post.threadTitle = above->text("name");
        if (!(post.flags & FlagDeleted))
            post.body = object.text("content");
        // "0.1.5.7": the post, the comments above, the comment itself.
        const std::string path = object.text("path");
        const std::size_t own = path.find_last_of('.');
        std::string parent;
        if (own != std::string::npos && own > 0) {
            const std::size_t begin = path.find_last_of('.', own - 1);
            parent = path.substr(begin == std::string::npos ? 0 : begin + 1, own - (begin == std::string::npos ? 0 : begin + 1));
        }
        const bool answersPost = parent.empty() || parent == "0";
        post.parentKind = answersPost ? PostKind::Submission : PostKind::Comment;
        post.parentId = answersPost ? post.threadId : parent;
        post.threadKey = keyed(post.threadId);
        post.parentKey = keyed(post.parentId);
        m_to.take(std::move(post), object);
    }

    UnitBatch &m_to;
    std::string m_instance, m_forum;
};

bool isView(const JsonHead &head)
{
    const JsonHead comment = head.below({"comment"});
    if (comment.has({"content"}, JsonHead::Kind::Text) && comment.has({"path"}, JsonHead::Kind::Text))
        return true;
    const JsonHead post = head.below({"post"});
    return post.has({"name"}, JsonHead::Kind::Text) && post.has({"ap_id"}, JsonHead::Kind::Text);
}

} // namespace

bool LemmyReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return isView(unit) || isView(unit.below({"comments", "*"})) || isView(unit.below({"posts", "*"}))
            || isView(unit.below({"post_view"})) || isView(unit.below({"comment_view"}));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> LemmyReader::cutter(const FileFacts &) const
{
    return packedJsonCutter(instanceIn);
}

Batch LemmyReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &instance, UnitBatch &to) {
        Unit(to, chunk.facts.get(), instance).read(unit);
    });
    return batch;
}

} // namespace parlance::import
