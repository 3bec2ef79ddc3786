// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/slack.h"

#include "core/import/bots.h"
#include "core/import/jsonmending.h"
#include "core/import/readers/chatjson.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

template <std::size_t Size> bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "1452846025.000011".
bool isTimestamp(std::string_view text)
{
    const std::size_t point = text.find('.');
    constexpr std::string_view digits = "0123456789";
    return point != std::string_view::npos && point > 0 && point + 1 < text.size()
        && text.substr(0, point).find_first_not_of(digits) == std::string_view::npos
        && text.substr(point + 1).find_first_not_of(digits) == std::string_view::npos;
}

/// "2016-03-28.json".
bool isNamedByDay(std::string_view name)
{
    constexpr std::string_view pattern = "0000-00-00.json";
    return name.size() == pattern.size() && std::equal(name.begin(), name.end(), pattern.begin(), [](char c, char p) {
               return p == '0' ? c >= '0' && c <= '9' : c == p;
           });
}

/// A name without the part that makes an e-mail address of it.
std::string withoutAddress(std::string name)
{
    const std::size_t at = name.find('@');
    if (at != std::string::npos && at > 0 && name.find('.', at) != std::string::npos && name.find(' ') == std::string::npos)
        name.resize(at);
    return name;
}

/// The name that Slack shows for an account.
std::string nameIn(const dom::object &user)
{
    std::string name;
    if (const auto profile = objectIn(user, "profile")) {
        name = textIn(*profile, "display_name");
        if (name.empty())
            name = textIn(*profile, "real_name");
    }
    for (const std::string_view key : {"display_name", "real_name", "name"}) {
        if (name.empty())
            name = textIn(user, key);
    }
    return withoutAddress(std::move(name));
}

/// Text in which & < > are to stand for themselves.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

// ---- the channel of a file ----

struct Channel
{
    std::string key;  ///< before the ts of its messages; empty: not known
    std::string name;
    const Roster *roster = nullptr;
};

std::string nameOf(const std::unordered_map<std::string, std::string> &names, const std::string &id)
{
    const auto at = names.find(id);
    return at == names.end() ? std::string() : at->second;
}

Channel channelOf(const FileFacts *facts)
{
    Channel channel;
    if (!facts)
        return channel;
    channel.roster = facts->roster.get();
    const std::size_t slash = facts->name.rfind('/');
    std::string folder;
    if (channel.roster && slash != std::string::npos) {
        folder = facts->name.substr(0, slash);
    } else if (!facts->forum.empty()) {
        folder = facts->forum;
    } else if (isNamedByDay(std::string_view(facts->name).substr(slash + 1))) {
        folder = facts->folder;
    }
    if (folder.empty())
        return channel;
    channel.key = folder + "/";
    channel.name = channel.roster ? nameOf(channel.roster->forums, folder) : std::string();
    if (channel.name.find('\n') != std::string::npos) { // direct messages: the ids of who takes part
        std::string names;
        for (std::string_view rest = std::string_view(channel.name).substr(1); !rest.empty();) {
            const std::size_t end = rest.find('\n');
            const std::string id(rest.substr(0, end));
            const std::string name = nameOf(channel.roster->authors, id);
            names.append(names.empty() ? "" : ", ").append(name.empty() ? id : name);
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        }
        channel.name = std::move(names);
    }
    if (channel.name.empty())
        channel.name = std::move(folder);
    return channel;
}

/// "<@U1>" becomes "<@U1|name>" and "<#C1>" "<#C1|name>", as Slack itself writes it at times.
std::string withNames(std::string text, const Roster *roster)
{
    if (!roster || text.find('<') == std::string::npos)
        return text;
    std::string out;
    std::size_t good = 0;
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        const std::size_t end = text.find_first_of("<>|\n", at + 1);
        if (end == std::string::npos)
            break;
        if (text[end] != '>' || end < at + 3 || (text[at + 1] != '@' && text[at + 1] != '#'))
            continue;
        const std::string name = nameOf(text[at + 1] == '@' ? roster->authors : roster->forums, text.substr(at + 2, end - at - 2));
        if (name.empty() || name.find('\n') != std::string::npos)
            continue;
        out.append(text, good, end - good).append("|").append(escaped(name));
        good = end;
    }
    return good == 0 ? std::move(text) : out.append(text, good);
}

// ---- words that do not stand in "text" ----

void addLine(std::string &text, const std::string &line, std::string_view between = "\n")
{
    if (!line.empty())
        text.append(text.empty() ? std::string_view() : between).append(line);
}

/// Lines as Slack quotes them.
std::string asQuote(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out.append(out.empty() ? "" : "\n").append("&gt; ").append(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return out;
}

/// A text object: mrkdwn as it is, plain text escaped.
std::string textObject(const dom::object &object)
{
    std::string text = textIn(object, "text");
    return textIn(object, "type") == "mrkdwn" ? std::move(text) : escaped(text);
}

/// The elements of a line of rich text, as mrkdwn.
std::string richLine(const dom::array &elements)
{
    std::string line;
    for (const dom::element each : elements) {
        dom::object element;
        if (each.get(element) != simdjson::SUCCESS)
            continue;
        const std::string type = textIn(element, "type");
        if (type == "text") {
            std::string text = escaped(textIn(element, "text"));
            const auto style = objectIn(element, "style");
            const auto around = [&](std::string_view key, std::string_view mark) {
                if (style && isTrueIn(*style, key) && text.find_first_of(" \n") != 0 && !text.empty() && text.back() != ' ')
                    text.insert(0, mark).append(mark);
            };
            around("code", "`");
            around("strike", "~");
            around("italic", "_");
            around("bold", "*");
            line += text;
        } else if (type == "link") {
            const std::string label = textIn(element, "text");
            line += "<" + escaped(textIn(element, "url")) + (label.empty() ? label : "|" + escaped(label)) + ">";
        } else if (type == "user") {
            line += "<@" + textIn(element, "user_id") + ">";
        } else if (type == "channel") {
            line += "<#" + textIn(element, "channel_id") + ">";
        } else if (type == "broadcast") {
            line += "<!" + textIn(element, "range") + ">";
        } else if (type == "emoji") {
            line += ":" + textIn(element, "name") + ":";
        }
    }
    return line;
}

std::string richText(const dom::array &elements)
{
    std::string text;
    for (const dom::element each : elements) {
        dom::object element;
        if (each.get(element) != simdjson::SUCCESS)
            continue;
        const auto inner = arrayIn(element, "elements");
        if (!inner)
            continue;
        const std::string type = textIn(element, "type");
        if (type == "rich_text_list") {
            for (const dom::element one : *inner) {
                dom::object item;
                if (one.get(item) != simdjson::SUCCESS)
                    continue;
                if (const auto line = arrayIn(item, "elements"))
                    addLine(text, "• " + richLine(*line));
            }
        } else if (type == "rich_text_quote") {
            addLine(text, asQuote(richLine(*inner)));
        } else if (type == "rich_text_preformatted") {
            addLine(text, "```" + richLine(*inner) + "```");
        } else {
            addLine(text, richLine(*inner));
        }
    }
    return text;
}

std::string blockWords(const dom::object &holder)
{
    std::string words;
    const auto blocks = arrayIn(holder, "blocks");
    if (!blocks)
        return words;
    for (const dom::element each : *blocks) {
        dom::object block;
        if (each.get(block) != simdjson::SUCCESS)
            continue;
        if (const auto text = objectIn(block, "text")) // section, header
            addLine(words, textObject(*text), "\n\n");
        for (const std::string_view key : {"fields", "elements"}) {
            const auto parts = arrayIn(block, key);
            if (!parts)
                continue;
            if (textIn(block, "type") == "rich_text") {
                addLine(words, richText(*parts), "\n\n");
                continue;
            }
            if (textIn(block, "type") == "actions") // buttons
                continue;
            for (const dom::element one : *parts) {
                dom::object part;
                if (one.get(part) == simdjson::SUCCESS)
                    addLine(words, textObject(part));
            }
        }
    }
    return words;
}

std::string attachmentWords(const dom::object &message)
{
    std::string words;
    const auto attachments = arrayIn(message, "attachments");
    if (!attachments)
        return words;
    for (const dom::element each : *attachments) {
        dom::object attachment;
        if (each.get(attachment) != simdjson::SUCCESS)
            continue;
        std::string text;
        for (const std::string_view key : {"pretext", "title", "text"})
            addLine(text, textIn(attachment, key));
        if (const auto fields = arrayIn(attachment, "fields")) {
            for (const dom::element one : *fields) {
                dom::object field;
                if (one.get(field) != simdjson::SUCCESS)
                    continue;
                addLine(text, textIn(field, "title"));
                addLine(text, textIn(field, "value"));
            }
        }
        if (text.empty())
            text = blockWords(attachment);
        if (text.empty())
            text = textIn(attachment, "fallback");
        // What was shared from elsewhere is not the words of who shared it.
        const bool shared = hasKey(attachment, "from_url") || isTrueIn(attachment, "is_share") || isTrueIn(attachment, "is_msg_unfurl");
        addLine(words, shared ? asQuote(text) : text, "\n\n");
    }
    return words;
}

/// The text without what Slack put before it in old exports: "<@U1> uploaded a file: ".
std::string sharedFileWords(const dom::object &message, std::string text)
{
    const auto file = objectIn(message, "file");
    if (!file)
        return text;
    if (const auto comment = objectIn(*file, "initial_comment")) {
        if (std::string words = textIn(*comment, "comment"); !words.empty())
            return words;
    }
    const std::size_t mention = text.starts_with("<@") ? text.find("> ") : std::string::npos;
    if (mention == std::string::npos)
        return text;
    for (const std::string_view said : {"uploaded a file: ", "shared a file: "}) {
        if (std::string_view(text).substr(mention + 2).starts_with(said))
            return text.substr(mention + 2 + said.size());
    }
    return text;
}

// ---- messages ----

/// What Slack writes of what happened in a channel. Any other subtype is the word of somebody.
bool isEvent(std::string_view subtype)
{
    constexpr std::array<std::string_view, 31> events = {
        "channel_join",      "channel_leave",      "channel_topic",    "channel_purpose",   "channel_name",
        "channel_archive",   "channel_unarchive",  "group_join",       "group_leave",       "group_topic",
        "group_purpose",     "group_name",         "group_archive",    "group_unarchive",   "pinned_item",
        "unpinned_item",     "bot_add",            "bot_remove",       "bot_enable",        "bot_disable",
        "file_mention",      "reminder_add",       "sh_room_created",  "sh_room_shared",    "huddle_thread",
        "ekm_access_denied", "reply_broadcast",    "message_replied",  "message_deleted",   "message_changed",
        "app_conversation_join"};
    return isOneOf(subtype, events) || subtype.starts_with("channel_") || subtype.starts_with("app_conversation_");
}

void readAuthor(const dom::object &message, const Channel &channel, RawPost &post)
{
    post.authorId = idIn(message, "user");
    const auto comment = objectIn(message, "comment"); // on a file, in old exports
    if (post.authorId.empty() && comment)
        post.authorId = idIn(*comment, "user");
    const bool isAccount = !post.authorId.empty();
    const std::string bot = idIn(message, "bot_id");
    if (!isAccount)
        post.authorId = bot;
    if (channel.roster && isAccount)
        post.author = nameOf(channel.roster->authors, post.authorId);
    if (post.author.empty() && isAccount) {
        if (const auto profile = objectIn(message, "user_profile"))
            post.author = nameIn(*profile);
    }
    if (post.author.empty())
        post.author = withoutAddress(textIn(message, "username"));
    if (post.author.empty()) {
        if (const auto profile = objectIn(message, "bot_profile"))
            post.author = textIn(*profile, "name");
    }
    if (post.author.empty())
        post.author = post.authorId;
    if (post.author.empty())
        post.flags |= FlagNoAuthor;
    const std::string subtype = textIn(message, "subtype");
    if (!bot.empty() || subtype == "bot_message" || subtype == "slackbot_response" || post.authorId == "USLACKBOT"
        || looksLikeBot(post.author, {}))
        post.flags |= FlagBot;
}

void readText(const dom::object &message, std::string_view subtype, const Channel &channel, RawPost &post)
{
    std::string text = textIn(message, "text");
    if (subtype == "file_share") {
        text = sharedFileWords(message, std::move(text));
    } else if (subtype == "file_comment") {
        if (const auto comment = objectIn(message, "comment"))
            text = textIn(*comment, "comment");
    }
    if (text.empty())
        text = blockWords(message);
    if (text.empty())
        text = attachmentWords(message);
    else if (post.flags & FlagBot) // programs say half of it there
        addLine(text, attachmentWords(message), "\n\n");
    post.body = withNames(std::move(text), channel.roster);
}

/// \returns why the message cannot be a post, or nullptr; then it is one if its id is set.
const char *readMessage(const dom::object &message, const Channel &channel, RawPost &post)
{
    const std::string subtype = textIn(message, "subtype");
    if (textIn(message, "type") != "message" && !(hasKey(message, "text") && hasKey(message, "ts")))
        return "it is no message";
    if (isEvent(subtype))
        return nullptr;
    std::string id = textIn(message, "ts");
    if (const char *fault = faultOfId(id))
        return fault;
    if (!isTimestamp(id))
        return "its ts is no time of Slack's";
    post.platform = Platform::Slack;
    post.forum = channel.name;
    std::int64_t seconds = 0;
    if (std::from_chars(id.data(), id.data() + id.find('.'), seconds).ec == std::errc())
        post.createdUtc = seconds;
    if (subtype == "tombstone") // in the name of Slack's own program
        post.flags |= FlagDeleted | FlagNoAuthor;
    else
        readAuthor(message, channel, post);
    post.score = reactionsOf(message).value_or(0); // an export tells reactions where there are any
    if (hasKey(message, "edited"))
        post.flags |= FlagEdited;
    if (const auto pins = arrayIn(message, "pinned_to"); pins && pins->size() > 0)
        post.flags |= FlagStickied;
    post.permalink = textIn(message, "permalink");

    const auto keyed = [&](const std::string &ts) { return channel.key.empty() ? std::string() : channel.key + ts; };
    std::string thread = textIn(message, "thread_ts");
    if (!isTimestamp(thread) || thread.size() > 64 || thread == id) {
        post.kind = PostKind::Submission;
        post.threadId = id;
        std::int64_t replies = -1;
        if (message.at_key("reply_count").get(replies) == simdjson::SUCCESS)
            post.declaredComments = static_cast<std::int32_t>(std::clamp<std::int64_t>(replies, -1, 2147483647));
    } else {
        post.threadKey = keyed(thread);
        post.parentKey = post.threadKey;
        post.parentId = thread;
        post.threadId = std::move(thread);
    }
    post.key = keyed(id);
    post.id = std::move(id);
    post.markup = Markup::Slack;
    if (subtype != "tombstone")
        readText(message, subtype, channel, post);
    return nullptr;
}

std::string_view withoutQuotes(std::string_view text)
{
    return text.size() >= 2 && text.front() == '"' ? text.substr(1, text.size() - 2) : std::string_view();
}

} // namespace

bool SlackReader::recognises(std::string_view head) const
{
    auto elements = headElements(head, 3);
    if (elements.empty())
        elements = headElements(memberIn(headMembers(head), "messages"), 3);
    return !elements.empty() && std::all_of(elements.begin(), elements.end(), [](std::string_view element) {
        const auto members = headMembers(element);
        return withoutQuotes(memberIn(members, "type")) == "message" && isTimestamp(withoutQuotes(memberIn(members, "ts")));
    });
}

std::unique_ptr<Cutter> SlackReader::cutter(const FileFacts &) const
{
    return std::make_unique<JsonElementCutter>(std::vector<JsonPath>{{}, {"messages"}});
}

Batch SlackReader::parse(const Chunk &chunk) const
{
    Batch batch;
    const Channel channel = channelOf(chunk.facts.get());
    batch.posts.reserve(chunk.bytes.size() / 600);
    readElements(chunk, batch, [&](const dom::object &message) {
        RawPost post;
        const char *reason = readMessage(message, channel, post);
        if (!reason && !post.id.empty())
            batch.posts.push_back(std::move(post));
        return reason;
    });
    if (!channel.roster)
        return batch;
    // Days that were imported alone before this have ids for names.
    std::unordered_set<std::string_view> told;
    for (const RawPost &post : batch.posts) {
        if (post.author != post.authorId && channel.roster->authors.contains(post.authorId) && told.insert(post.authorId).second)
            batch.names.push_back({Platform::Slack, post.authorId, post.author});
    }
    return batch;
}

const Reader &SlackFolder::reader() const
{
    static const SlackReader reader;
    return reader;
}

bool SlackFolder::isRoster(std::string_view path) const
{
    constexpr std::array<std::string_view, 6> rosters = {"channels.json", "groups.json", "dms.json",
                                                         "mpims.json",    "users.json",  "org_users.json"};
    return isOneOf(path, rosters);
}

std::vector<std::size_t> SlackFolder::members(const std::vector<std::string> &paths) const
{
    std::vector<std::size_t> days;
    bool isExport = false;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::string_view path = paths[i];
        isExport = isExport || isRoster(path);
        const std::size_t slash = path.find('/');
        if (slash != std::string_view::npos && isNamedByDay(path.substr(slash + 1)))
            days.push_back(i);
    }
    if (!isExport)
        return {};
    const auto placeOf = [&](std::size_t i) {
        const std::string_view path = paths[i];
        return std::pair(path.substr(0, path.find('/')), path.substr(path.find('/') + 1));
    };
    std::sort(days.begin(), days.end(), [&](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
    return days;
}

void SlackFolder::addToRoster(Roster &roster, std::string_view path, std::string_view content) const
{
    if (content.starts_with("\xEF\xBB\xBF"))
        content.remove_prefix(3);
    dom::parser parser;
    dom::array list;
    const std::string json = mended(content, BlankControls::All);
    if (parser.parse(json).get(list) != simdjson::SUCCESS)
        return;
    for (const dom::element each : list) {
        dom::object entry;
        if (each.get(entry) != simdjson::SUCCESS)
            continue;
        const std::string id = idIn(entry, "id");
        if (id.empty())
            continue;
        if (path.ends_with("users.json")) {
            if (std::string name = nameIn(entry); !name.empty())
                roster.authors[id] = std::move(name);
        } else if (path == "dms.json") { // who takes part; "\n" tells this from a name
            std::string members = "\n";
            if (const auto ids = arrayIn(entry, "members")) {
                for (const dom::element one : *ids) {
                    std::string_view member;
                    if (one.get(member) == simdjson::SUCCESS)
                        members.append(members.size() > 1 ? "\n" : "").append(cleanText(member));
                }
            }
            if (members.size() > 1)
                roster.forums[id] = std::move(members);
        } else if (std::string name = textIn(entry, "name"); !name.empty()) {
            roster.forums[id] = std::move(name);
        }
    }
}

} // namespace parlance::import
