// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/discord.h"

#include "core/import/bots.h"
#include "core/import/readers/chatjson.h"
#include "core/import/readers/isotime.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

/// Whose messages stand in the place of deleted accounts'.
constexpr std::string_view deletedUser = "456226577798135808";

/// The channel that a file holds.
struct Channel
{
    std::string id, guild, forum;
    std::string thread; ///< its name, where it is a thread
    bool isThread = false;
    std::optional<std::int64_t> exportedUtc;
};

Channel channelOf(const std::string &container, const FileFacts *facts)
{
    Channel channel;
    dom::parser parser;
    dom::object root;
    if (parser.parse(container).get(root) == simdjson::SUCCESS) {
        std::string guildName;
        if (const auto guild = objectIn(root, "guild")) {
            channel.guild = idIn(*guild, "id");
            guildName = textIn(*guild, "name");
        }
        channel.exportedUtc = isoTime(textIn(root, "exportedAt"));
        if (const auto object = objectIn(root, "channel")) {
            channel.id = idIn(*object, "id");
            std::string name = textIn(*object, "name");
            const std::string type = textIn(*object, "type");
            channel.isThread = (type.ends_with("Thread") || type == "10" || type == "11" || type == "12") && !channel.id.empty();
            if (channel.isThread)
                channel.thread = std::exchange(name, textIn(*object, "category"));
            const bool isDirect = channel.guild == "0" || guildName.empty();
            channel.forum = isDirect || name.empty() ? (name.empty() ? guildName : name) : guildName + " / " + name;
        }
    }
    if (channel.forum.empty() && facts)
        channel.forum = facts->forum;
    return channel;
}

/// "<@1>" of accounts that the message names becomes "@name" and "<:wave:1>" ":wave:", as the exporter does it unless that is
/// switched off, so that both kinds of export of a channel hold the same words.
std::string withNames(std::string content, const dom::object &message)
{
    if (content.find('<') == std::string::npos)
        return content;
    std::vector<std::pair<std::string, std::string>> names;
    if (const auto mentions = arrayIn(message, "mentions")) {
        for (const dom::element each : *mentions) {
            dom::object account;
            if (each.get(account) != simdjson::SUCCESS)
                continue;
            std::string name = textIn(account, "nickname");
            if (name.empty())
                name = textIn(account, "name");
            if (!name.empty())
                names.emplace_back(idIn(account, "id"), std::move(name));
        }
    }
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = content.find('<'); open != std::string::npos; open = content.find('<', open + 1)) {
        const std::size_t close = content.find('>', open);
        if (close == std::string::npos)
            break;
        if (close - open > 80)
            continue;
        const std::string_view inside = std::string_view(content).substr(open + 1, close - open - 1);
        std::string instead;
        if (inside.starts_with('@')) {
            const std::string_view id = inside.substr(inside.starts_with("@!") ? 2 : 1);
            const auto known = std::find_if(names.begin(), names.end(), [&](const auto &name) { return name.first == id; });
            if (known != names.end())
                instead = "@" + known->second;
        } else if (inside.starts_with(':') || inside.starts_with("a:")) {
            const std::size_t first = inside.find(':');
            const std::size_t last = inside.rfind(':');
            const bool numbered = last + 1 < inside.size() && inside.find_first_not_of("0123456789", last + 1) == std::string_view::npos;
            if (last > first + 1 && numbered)
                instead = inside.substr(first, last - first + 1);
        }
        if (instead.empty())
            continue;
        out.append(content, at, open - at).append(instead);
        at = close + 1;
        open = close;
    }
    return at == 0 ? std::move(content) : out.append(content, at);
}

/// The words in the cards below a message: programs write nothing else.
std::string embeddedWords(const dom::object &message)
{
    std::string words;
    const auto add = [&](const std::string &text) {
        if (!text.empty())
            words.append(words.empty() ? "" : "\n\n").append(text);
    };
    const auto embeds = arrayIn(message, "embeds");
    if (!embeds)
        return words;
    for (const dom::element each : *embeds) {
        dom::object embed;
        if (each.get(embed) != simdjson::SUCCESS)
            continue;
        add(textIn(embed, "title"));
        add(textIn(embed, "description"));
        const auto fields = arrayIn(embed, "fields");
        if (!fields)
            continue;
        for (const dom::element one : *fields) {
            dom::object field;
            if (one.get(field) != simdjson::SUCCESS)
                continue;
            add(textIn(field, "name"));
            add(textIn(field, "value"));
        }
    }
    return words;
}

bool isGone(std::string_view id, std::string_view name)
{
    constexpr std::string_view gone = "Deleted User";
    if (id == deletedUser || name == gone)
        return true;
    return name.size() == gone.size() + 9 && name.starts_with(gone)
        && name.find_first_not_of("0123456789abcdef", gone.size() + 1) == std::string_view::npos;
}

void readAuthor(const dom::object &message, RawPost &post)
{
    const auto author = objectIn(message, "author");
    if (!author) {
        post.flags |= FlagNoAuthor;
        return;
    }
    const std::string name = textIn(*author, "name");
    post.authorId = idIn(*author, "id");
    post.author = textIn(*author, "nickname");
    if (post.author.empty())
        post.author = name;
    if (isGone(post.authorId, name)) {
        post.author.clear();
        post.flags |= FlagAuthorGone;
        if (post.authorId == deletedUser) // many people's
            post.authorId.clear();
    } else if (post.author.empty() && post.authorId.empty()) {
        post.flags |= FlagNoAuthor;
    }
    if (isTrueIn(*author, "isBot") || looksLikeBot(name, {}))
        post.flags |= FlagBot;
}

/// The message that this one answers. Other kinds of message refer to what they pin, start a thread from or carry on.
std::string answeredBy(const dom::object &message, std::string_view type, const Channel &channel)
{
    const auto reference = objectIn(message, "reference");
    if (!reference)
        return {};
    const bool isReply = type == "Reply" || type == "19";
    // Before replies had a type of their own they were ordinary messages that refer to one of the same channel.
    const bool isOldReply = (type == "Default" || type == "0") && textIn(*reference, "type") != "Forward"
        && !hasKey(message, "forwardedMessage") && !channel.id.empty() && idIn(*reference, "channelId") == channel.id;
    return isReply || isOldReply ? idIn(*reference, "messageId") : std::string();
}

bool isWritten(std::string_view type)
{
    // 20 and 23 are the answers of programs to commands.
    constexpr std::array<std::string_view, 8> written = {"Default", "0",  "Reply",            "19",
                                                         "20",      "23", "ChatInputCommand", "ContextMenuCommand"};
    return std::find(written.begin(), written.end(), type) != written.end();
}

/// \returns why the message cannot be a post, or nullptr; then it is one if its id is set.
const char *readMessage(const dom::object &message, const Channel &channel, RawPost &post)
{
    const std::string type = idIn(message, "type");
    if (type.empty() && !hasKey(message, "content"))
        return "it is no message";
    if (!type.empty() && !isWritten(type))
        return nullptr;
    std::string id = idIn(message, "id");
    if (const char *fault = faultOfId(id))
        return fault;
    post.platform = Platform::Discord;
    post.forum = channel.forum;
    post.markup = Markup::Markdown;
    post.createdUtc = isoTime(textIn(message, "timestamp"));
    post.retrievedUtc = channel.exportedUtc;
    readAuthor(message, post);
    if (type == "20" || type == "23" || type.ends_with("Command"))
        post.flags |= FlagBot;
    if (const auto score = reactionsOf(message))
        post.score = *score;
    else
        post.flags |= FlagNoScore;
    if (!textIn(message, "timestampEdited").empty())
        post.flags |= FlagEdited;
    if (isTrueIn(message, "isPinned"))
        post.flags |= FlagStickied;
    if (!channel.id.empty())
        post.permalink = "https://discord.com/channels/" + (channel.guild.empty() || channel.guild == "0" ? "@me" : channel.guild) + "/"
            + channel.id + "/" + id;

    post.parentId = answeredBy(message, type, channel);
    if (post.parentId.size() > 64)
        post.parentId.clear();
    if (channel.isThread && id != channel.id) {
        post.threadId = channel.id;
        post.threadTitle = channel.thread;
        if (post.parentId.empty())
            post.parentId = channel.id;
    } else if (post.parentId.empty()) {
        post.kind = PostKind::Submission;
        post.threadId = id;
        post.title = channel.isThread ? channel.thread : std::string();
    }
    post.id = std::move(id);

    post.body = withNames(textIn(message, "content"), message);
    if (post.body.empty()) {
        if (const auto forwarded = objectIn(message, "forwardedMessage")) // the words of somebody else
            post.body = quotedLines({}, withNames(textIn(*forwarded, "content"), message));
        else
            post.body = embeddedWords(message);
    }
    return nullptr;
}

bool looksLikeMessage(std::string_view element)
{
    const auto members = headMembers(element);
    const auto has = [&](std::string_view key) { return !memberIn(members, key).empty(); };
    return has("id") && has("timestamp") && has("content") && has("author") && has("isPinned");
}

} // namespace

bool DiscordReader::recognises(std::string_view head) const
{
    const auto members = headMembers(head);
    const std::string_view messages = memberIn(members, "messages");
    const auto channel = headMembers(memberIn(members, "channel"));
    if (memberIn(members, "guild").starts_with('{') && !memberIn(channel, "id").empty() && !memberIn(channel, "type").empty()
        && (messages.starts_with('[') || messages.empty()))
        return true;
    const auto first = headElements(messages, 1);
    return !first.empty() && looksLikeMessage(first.front());
}

std::unique_ptr<Cutter> DiscordReader::cutter(const FileFacts &) const
{
    return std::make_unique<JsonElementCutter>(std::vector<JsonPath>{{"messages"}});
}

Batch DiscordReader::parse(const Chunk &chunk) const
{
    Batch batch;
    const Channel channel = channelOf(JsonElements(chunk).container(), chunk.facts.get());
    batch.posts.reserve(chunk.bytes.size() / 800);
    readElements(chunk, batch, [&](const dom::object &message) {
        RawPost post;
        const char *reason = readMessage(message, channel, post);
        if (!reason && !post.id.empty())
            batch.posts.push_back(std::move(post));
        return reason;
    });
    return batch;
}

} // namespace parlance::import
