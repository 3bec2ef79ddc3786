// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/discourse.h"

#include "core/base/ascii.h"
#include "core/import/readers/isotime.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"

#include <algorithm>
#include <map>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;
using std::string_view;

constexpr string_view SiteInRoster = "discourse site";

bool isHostByte(char c)
{
    return isAlnum(c) || c == '.' || c == '-' || c == ':';
}

bool isHost(string_view name)
{
    return name.size() >= 4 && name.size() <= 253 && name.find('.') != string_view::npos && std::all_of(name.begin(), name.end(), isHostByte)
        && name.front() != '.' && name.back() != '.';
}

/// The forum's host, as it stands in its pictures of people, which name the host that they are made for
/// ("/user_avatar/forum.example.org/ann/48/1.png"), or in the addresses of pages that it says are its own. The one named most often.
/// \param json  as it is written; slashes may be escaped.
std::string hostIn(string_view json)
{
    std::map<std::string, int> votes;
    const auto vote = [&votes](string_view host, int weight) {
        if (isHost(host))
            votes[lowered(host)] += weight;
    };
    const auto segmentFrom = [json](std::size_t at) {
        std::size_t end = at;
        while (end < json.size() && isHostByte(json[end]))
            ++end;
        return json.substr(at, end - at);
    };
    const auto afterSlash = [json](std::size_t at) { // of "/" or "\/"
        if (at < json.size() && json[at] == '\\')
            ++at;
        return at < json.size() && json[at] == '/' ? at + 1 : string_view::npos;
    };
    for (const string_view mark : {string_view("/user_avatar"), string_view("/letter_avatar")}) {
        for (std::size_t at = json.find(mark); at != string_view::npos; at = json.find(mark, at + 1)) {
            const std::size_t begin = afterSlash(at + mark.size());
            if (begin != string_view::npos && mark == "/user_avatar")
                vote(segmentFrom(begin), 3);
            // "https://forum.example.org/user_avatar/..." in quotes
            std::size_t end = at > 0 && json[at - 1] == '\\' ? at - 1 : at;
            std::size_t host = end;
            while (host > 0 && isHostByte(json[host - 1]))
                --host;
            const string_view before = json.substr(0, host);
            if (before.ends_with("//") || before.ends_with("/\\/"))
                vote(json.substr(host, end - host), 2);
        }
    }
    // {"url":"https://forum.example.org/t/a-title/12","internal":true,"reflection":true}
    for (std::size_t at = json.find("\"internal\""); at != string_view::npos; at = json.find("\"internal\"", at + 1)) {
        const std::size_t value = json.find_first_not_of(" :\n\r\t", at + 10);
        if (value == string_view::npos || !json.substr(value).starts_with("true"))
            continue;
        const std::size_t open = json.rfind('{', at);
        const std::size_t close = json.find('}', at);
        if (open == string_view::npos || close == string_view::npos || close - open > 2000)
            continue;
        const string_view link = json.substr(open, close - open);
        std::size_t scheme = link.find("http");
        if (scheme == string_view::npos)
            continue;
        scheme = link.find_first_not_of("htps:/\\", scheme);
        if (scheme != string_view::npos)
            vote(segmentFrom(open + scheme), 1);
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return best == votes.end() ? std::string() : best->first;
}

std::string lastFolder(const FileFacts &facts)
{
    return facts.folder.substr(facts.folder.find_last_of('/') + 1);
}

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts, const std::string &label) : m_to(to), m_host(label)
    {
        if (!facts)
            return;
        m_said = facts->forum;
        while (!m_said.empty() && (m_said.back() == '/' || m_said.back() == ' '))
            m_said.pop_back();
        if (const std::string host = hostOf(m_said); !host.empty())
            m_said = host;
        m_folder = lastFolder(*facts);
        if (facts->roster) {
            const auto at = facts->roster->forums.find(std::string(SiteInRoster));
            if (at != facts->roster->forums.end())
                m_roster = at->second;
        }
    }

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        if (const auto stream = object->object("post_stream")) {
            topic(*object, *stream);
        } else if (const auto latest = object->array("latest_posts")) {
            setSite(false);
            posts(*latest, {});
        } else if (const auto one = object->object("post")) {
            setSite(true);
            post(*one, {});
        } else if (object->has("cooked") || object->has("raw")) {
            setSite(true);
            post(*object, {});
        } else if (!object->has("topic_list")) { // a list of topics has no posts
            m_to.reject("it is neither a topic nor a post of Discourse");
        }
    }

private:
    struct Topic
    {
        std::string id, title, slug;
        std::int32_t posts = -1;
        bool hidden = false, closed = false, pinned = false;
    };

    /// \param single  the unit is one post, which need not name its host.
    void setSite(bool single)
    {
        if (!m_said.empty())
            m_site = m_said;
        else if (!m_roster.empty())
            m_site = m_roster;
        else if (single && !m_folder.empty())
            m_site = m_folder;
        else
            m_site = !m_host.empty() ? m_host : m_folder;
        m_address = isHost(m_said) ? m_said : m_said.empty() && !m_roster.empty() ? m_roster : m_host;
    }

    void topic(const JsonObject &object, const JsonObject &stream)
    {
        setSite(false);
        Topic topic{.id = object.id("id"), .title = object.text("title"), .slug = object.text("slug")};
        if (const auto count = object.score("posts_count"))
            topic.posts = std::max(0, *count - 1);
        topic.hidden = object.has("visible") && !object.isSet("visible");
        topic.closed = object.isSet("deleted_at");
        topic.pinned = object.isSet("pinned");
        const auto list = stream.array("posts");
        if (!list)
            return m_to.reject("it is a topic without its posts");
        const std::size_t before = m_to.batch().posts.size();
        posts(*list, topic);
        // The first answer names all posts and holds twenty; later ones hold what was asked for and name none.
        const auto all = stream.array("stream");
        if (!all)
            return;
        const auto missing = static_cast<std::int64_t>(all->size()) - static_cast<std::int64_t>(list->size());
        if (missing <= 0)
            return;
        m_to.batch().missing += missing;
        if (m_to.batch().posts.size() > before)
            m_to.batch().gaps.push_back({Platform::Discourse, m_to.batch().posts[before].threadId, m_to.batch().posts[before].threadKey, missing});
    }

    void posts(const dom::array &list, const Topic &topic)
    {
        m_ids.clear();
        for (const dom::element each : list) {
            if (const auto one = objectOf(each); one && !topic.id.empty())
                m_ids.emplace(one->id("post_number"), one->id("id"));
        }
        for (const dom::element each : list) {
            if (const auto one = objectOf(each))
                post(*one, topic);
            else
                m_to.reject("a list of posts holds something that is none");
        }
    }

    std::string keyOf(const std::string &topic, const std::string &number) const
    {
        return (m_site.empty() ? "" : m_site + " ") + "topic " + topic + " post " + number;
    }

    void post(const JsonObject &object, const Topic &topic)
    {
        // 2 says what a moderator wrote, 3 that a topic was closed, moved, split ..., 4 is a whisper among the staff.
        const double type = object.number("post_type").value_or(1);
        if (type == 3 || (type == 2 && object.isSet("action_code")))
            return;
        RawPost post;
        post.platform = Platform::Discourse;
        post.id = object.id("id");
        const std::string number = object.id("post_number");
        post.threadId = object.id("topic_id");
        if (post.threadId.empty())
            post.threadId = topic.id;
        if (post.threadId.empty() || number.empty())
            return m_to.reject(object, "it is a post that does not say in which topic, or which of its posts it is");
        const bool isFirst = number == "1";
        post.kind = isFirst ? PostKind::Submission : PostKind::Comment;
        post.key = keyOf(post.threadId, number);
        post.threadKey = keyOf(post.threadId, "1");
        const std::string title = !topic.title.empty() ? topic.title : object.text("topic_title");
        if (isFirst) {
            post.title = title;
            post.declaredComments = topic.posts;
            if (post.declaredComments < 0) {
                if (const auto count = object.score("posts_count"))
                    post.declaredComments = std::max(0, *count - 1);
            }
            if (topic.pinned)
                post.flags |= FlagStickied;
        } else {
            post.threadTitle = title;
            const std::string answered = object.id("reply_to_post_number");
            const bool namesOne = !answered.empty() && answered != "0" && answered != "1" && answered != number;
            post.parentKind = namesOne ? PostKind::Comment : PostKind::Submission;
            post.parentKey = namesOne ? keyOf(post.threadId, answered) : post.threadKey;
            if (!namesOne)
                post.parentId = post.threadId;
            else if (const auto at = m_ids.find(answered); at != m_ids.end()) // its id is another number, which only itself tells
                post.parentId = at->second;
        }
        post.forum = !m_said.empty() ? m_said : !m_address.empty() ? m_address : m_site;
        setAuthor(post, object);
        post.createdUtc = isoTime(object.text("created_at"));
        setVotes(post, object);
        setState(post, object, topic);
        if (object.isText("raw")) {
            post.body = object.text("raw");
            post.markup = Markup::DiscourseMarkdown;
        } else {
            post.body = object.text("cooked");
            post.markup = Markup::Html;
        }
        if (post.flags & (FlagDeleted | FlagRemoved) && isNotice(post.body))
            post.body.clear();
        if (!m_address.empty()) {
            std::string slug = !topic.slug.empty() ? topic.slug : object.text("topic_slug");
            if (slug.empty() || slug.find_first_of("/?# ") != std::string::npos)
                slug = "-";
            post.permalink = "https://" + m_address + "/t/" + slug + "/" + post.threadId + (isFirst ? "" : "/" + number);
        }
        m_to.take(std::move(post), object);
    }

    void setAuthor(RawPost &post, const JsonObject &object) const
    {
        post.author = object.text("username");
        if (post.author.empty()) {
            post.flags |= object.has("username") || object.isSet("user_deleted") ? FlagAuthorGone : FlagNoAuthor;
            return;
        }
        // "ann" of two forums are two people.
        post.authorId = (m_site.empty() ? "" : m_site + "/") + lowered(post.author);
        if (post.author == "system" || post.author == "discobot")
            post.flags |= FlagBot;
        if (object.isSet("moderator") || object.isSet("admin") || object.isSet("staff"))
            post.flags |= FlagDistinguished;
    }

    /// The likes. `score` is a figure of the forum's own making, and reactions count the likes once more.
    static void setVotes(RawPost &post, const JsonObject &object)
    {
        const auto actions = object.array("actions_summary");
        if (!actions) {
            post.flags |= FlagNoScore;
            return;
        }
        for (const dom::element each : *actions) {
            const auto action = objectOf(each);
            if (action && action->number("id") == 2.0)
                post.score = action->score("count").value_or(0);
        }
    }

    static void setState(RawPost &post, const JsonObject &object, const Topic &topic)
    {
        if (object.isSet("user_deleted"))
            post.flags |= FlagDeleted;
        if (object.isSet("deleted_at") && !object.isSet("user_deleted"))
            post.flags |= FlagRemoved;
        if (object.isSet("hidden") || (topic.hidden && post.kind == PostKind::Submission) || topic.closed)
            post.flags |= FlagRemoved;
        if (object.number("version").value_or(1) > 1)
            post.flags |= FlagEdited;
    }

    /// What stands for the text of a post that is gone.
    static bool isNotice(const std::string &body)
    {
        constexpr string_view notices[] = {"post deleted by author", "post withdrawn by author", "topic deleted by author",
                                           "topic withdrawn by author", "flagged by the community", "post was flagged"};
        const std::string low = lowered(body.substr(0, 200));
        return body.size() < 400
            && std::any_of(std::begin(notices), std::end(notices), [&](string_view one) { return low.find(one) != std::string::npos; });
    }

    UnitBatch &m_to;
    std::string m_said, m_roster, m_host, m_folder; ///< what may name the forum
    std::map<std::string, std::string> m_ids; ///< of the posts of the topic at hand, by number
    std::string m_site;    ///< of these, what keys begin with
    std::string m_address; ///< the host, where it is known
};

bool isPost(const JsonHead &head)
{
    return (head.has({"cooked"}, JsonHead::Kind::Text) || head.has({"raw"}, JsonHead::Kind::Text)) && head.hasId({"topic_id"})
        && head.hasId({"post_number"});
}

/// "0000007137-ann-a-title.json"
bool isPostFile(string_view path)
{
    const string_view name = path.substr(path.find_last_of('/') + 1);
    constexpr std::size_t Digits = 10;
    return name.size() > Digits + 1 && name.ends_with(".json") && name[Digits] == '-'
        && std::all_of(name.begin(), name.begin() + Digits, isDigit);
}

} // namespace

bool DiscourseReader::recognises(string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return unit.has({"post_stream"}, JsonHead::Kind::Object) || isPost(unit) || isPost(unit.below({"latest_posts", "*"}))
            || isPost(unit.below({"post"}));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> DiscourseReader::cutter(const FileFacts &) const
{
    return packedJsonCutter(hostIn);
}

Batch DiscourseReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &label, UnitBatch &to) {
        Unit(to, chunk.facts.get(), label).read(unit);
    });
    return batch;
}

std::vector<std::size_t> DiscourseFolder::members(const std::vector<std::string> &paths) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (isPostFile(paths[i]))
            found.push_back(i);
        else if (paths[i].ends_with(".json")) // of something else: each folder for itself
            return {};
    }
    std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        const auto name = [&](std::size_t i) { return string_view(paths[i]).substr(paths[i].find_last_of('/') + 1); };
        return std::pair(name(a), string_view(paths[a])) < std::pair(name(b), string_view(paths[b]));
    });
    return found;
}

bool DiscourseFolder::isRoster(string_view path) const
{
    return isPostFile(path);
}

void DiscourseFolder::addToRoster(Roster &roster, string_view, string_view content) const
{
    const std::string host = hostIn(content);
    if (host.empty())
        return;
    // A post may show another forum's pictures, so the host that most posts name is taken; of those, the first in the alphabet.
    const auto votes = [&roster](const std::string &name) {
        const auto at = roster.threads.find("votes for " + name);
        return at == roster.threads.end() ? 0L : std::stol(at->second);
    };
    roster.threads["votes for " + host] = std::to_string(votes(host) + 1);
    std::string &site = roster.forums[std::string(SiteInRoster)];
    if (site.empty() || std::pair(-votes(host), host) < std::pair(-votes(site), site))
        site = host;
}

} // namespace parlance::import
