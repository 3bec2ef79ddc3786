// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mastodon.h"

#include "core/import/readers/isotime.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

/// An address as JSON may write it: "https:\/\/example.org\/@a".
std::string unslashed(std::string_view text)
{
    std::string plain(text);
    plain.erase(std::remove(plain.begin(), plain.end(), '\\'), plain.end());
    return plain;
}

/// The server that was asked: the home of the first account whose name stands without one.
std::string serverIn(std::string_view head)
{
    const JsonHead outline(head);
    bool isLocal = false;
    std::string host;
    for (const JsonHead::Value &value : outline.values()) {
        if (value.kind == JsonHead::Kind::Object && !value.path.empty() && value.path.back() == "account") { // another one begins
            isLocal = false;
            host.clear();
        }
        if (value.path.size() < 2 || value.path[value.path.size() - 2] != "account")
            continue;
        if (value.kind != JsonHead::Kind::Text)
            continue;
        if (value.path.back() == "acct")
            isLocal = !value.text.empty() && value.text.find('@') == std::string_view::npos;
        else if (value.path.back() == "url")
            host = hostOf(unslashed(value.text));
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
    Unit(UnitBatch &to, const FileFacts *facts, const std::string &server) : m_to(to), m_server(server)
    {
        m_forum = server.empty() && facts ? facts->forum : server;
    }

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        bool isList = false;
        const std::string thread = rootOf(*object);
        for (const char *key : {"ancestors", "statuses", "descendants"}) {
            const auto list = object->array(key);
            if (!list)
                continue;
            isList = true;
            for (const dom::element each : *list) {
                if (const auto inner = objectOf(each))
                    status(*inner, thread);
                else
                    m_to.reject("a list of statuses holds something that is none");
            }
        }
        if (!isList)
            status(*object, {});
    }

private:
    /// The status that a context's conversation began with, where it tells. The status that the context is of is not inside: its
    /// replies hang on it all the same.
    static std::string rootOf(const JsonObject &context)
    {
        const auto ancestors = context.array("ancestors");
        if (!ancestors)
            return {};
        for (const dom::element first : *ancestors) {
            const auto status = objectOf(first);
            return status && status->id("in_reply_to_id").empty() ? status->id("id") : std::string();
        }
        const auto descendants = context.array("descendants");
        if (!descendants)
            return {};
        for (const dom::element first : *descendants) {
            const auto status = objectOf(first);
            return status ? status->id("in_reply_to_id") : std::string();
        }
        return {};
    }

    /// \param thread  empty: not told.
    void status(const JsonObject &object, const std::string &thread)
    {
        const auto boosted = object.object("reblog");
        original(boosted ? *boosted : object, thread);
    }

    void original(const JsonObject &object, const std::string &thread)
    {
        const auto account = object.object("account");
        if (!account || !object.has("content"))
            return m_to.reject(object, "it is no status: it has no account or no content");
        RawPost post;
        post.platform = Platform::Mastodon;
        post.markup = Markup::Html;
        post.id = object.id("id");
        const std::string parent = object.id("in_reply_to_id");
        post.kind = parent.empty() ? PostKind::Submission : PostKind::Comment;
        post.parentId = parent;
        post.threadId = parent.empty() ? post.id : thread;
        post.parentKind = parent.empty() || parent == thread ? PostKind::Submission : PostKind::Comment;
        const auto keyed = [&](const std::string &id) { return m_server.empty() || id.empty() ? std::string() : m_server + "/" + id; };
        post.key = keyed(post.id);
        post.threadKey = keyed(post.threadId);
        post.parentKey = keyed(post.parentId);
        post.forum = m_forum;
        post.author = account->text("acct");
        if (post.author.empty())
            post.author = account->text("username");
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
        post.authorId = account->text("uri");
        if (post.authorId.empty())
            post.authorId = account->text("url");
        post.createdUtc = isoTime(object.text("created_at"));
        post.body = object.text("content");
        if (parent.empty()) {
            post.title = object.text("spoiler_text");
            if (const auto replies = object.score("replies_count"))
                post.declaredComments = std::max(0, *replies);
        }
        for (const char *key : {"url", "uri"}) {
            std::string address = object.text(key);
            if (post.permalink.empty() && !hostOf(address).empty())
                post.permalink = std::move(address);
        }
        if (const auto favourites = object.score("favourites_count"))
            post.score = *favourites;
        else
            post.flags |= FlagNoScore;
        if (account->isSet("bot"))
            post.flags |= FlagBot;
        if (object.isSet("edited_at"))
            post.flags |= FlagEdited;
        if (object.isSet("pinned"))
            post.flags |= FlagStickied;
        if (object.isSet("sensitive"))
            post.flags |= FlagNsfw;
        m_to.take(std::move(post), object);
    }

    UnitBatch &m_to;
    std::string m_server, m_forum;
};

bool isStatus(const JsonHead &head)
{
    return head.hasId({"id"}) && head.has({"created_at"}, JsonHead::Kind::Text) && head.find({"in_reply_to_id"})
        && head.has({"account"}, JsonHead::Kind::Object);
}

} // namespace

bool MastodonReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return isStatus(unit) || isStatus(unit.below({"ancestors", "*"})) || isStatus(unit.below({"descendants", "*"}))
            || isStatus(unit.below({"statuses", "*"}));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> MastodonReader::cutter(const FileFacts &) const
{
    return packedJsonCutter(serverIn);
}

Batch MastodonReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &server, UnitBatch &to) {
        Unit(to, chunk.facts.get(), server).read(unit);
    });
    return batch;
}

} // namespace parlance::import
