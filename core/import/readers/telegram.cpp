// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/telegram.h"

#include "core/import/bots.h"
#include "core/import/readers/chatjson.h"
#include "core/import/readers/isotime.h"
#include "core/text/markdownescape.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace parlance::import {

namespace dom = simdjson::dom;

namespace {

template <std::size_t Size> bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 9> chatTypes = {"personal_chat",      "bot_chat",          "saved_messages",
                                                       "replies",            "private_group",     "private_supergroup",
                                                       "public_supergroup",  "private_channel",   "public_channel"};

// ---- text with formatting, as Markdown ----

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// A stretch of text of one kind.
struct Stretch
{
    std::string type, text, href, language;
};

class MarkdownWriter
{
public:
    /// \param next  the first byte behind the stretch, 0 at the end.
    void add(const Stretch &stretch, char next)
    {
        if (stretch.type == "link") {
            m_out += stretch.text; // written out: its address is what it says
        } else if (stretch.type == "text_link") {
            text::appendLink(m_out, stretch.text, stretch.href);
        } else if (stretch.type == "bold") {
            span("**", stretch.text, next);
        } else if (stretch.type == "italic") {
            span("*", stretch.text, next);
        } else if (stretch.type == "strikethrough") {
            span("~~", stretch.text, next);
        } else if (stretch.type == "code" && stretch.text.find('\n') == std::string::npos) {
            text::appendCodeSpan(m_out, stretch.text);
        } else if (stretch.type == "pre" || stretch.type == "code") {
            text::appendCodeBlock(m_out, stretch.text, stretch.language);
        } else if (stretch.type == "blockquote") {
            ownLine();
            m_out += quotedLines({}, stretch.text) + "\n\n";
        } else {
            text::appendWords(m_out, stretch.text);
        }
    }

    std::string take()
    {
        while (!m_out.empty() && (m_out.back() == '\n' || isBlank(m_out.back())))
            m_out.pop_back();
        return std::move(m_out);
    }

private:
    void ownLine()
    {
        if (!m_out.empty() && !m_out.ends_with("\n\n"))
            m_out += m_out.back() == '\n' ? "\n" : "\n\n";
    }

    /// Marks around a stretch, where Markdown would take them for marks.
    void span(std::string_view mark, std::string_view text, char next)
    {
        const std::size_t first = text.find_first_not_of(" \t\n");
        if (first == std::string_view::npos) {
            text::appendWords(m_out, text);
            return;
        }
        const std::size_t end = text.find_last_not_of(" \t\n") + 1;
        const bool opens = first > 0 || m_out.empty() || std::string_view(" \t\n(").find(m_out.back()) != std::string_view::npos;
        const bool closes = end < text.size() || std::string_view(" \t\n.,;:!?)\0", 11).find(next) != std::string_view::npos;
        if (!opens || !closes || text.substr(first, end - first).find("\n\n") != std::string_view::npos) {
            text::appendWords(m_out, text);
            return;
        }
        text::appendWords(m_out, text.substr(0, first));
        m_out += mark;
        text::appendWords(m_out, text.substr(first, end - first));
        m_out += mark;
        text::appendWords(m_out, text.substr(end));
    }

    std::string m_out;
};

/// Kinds of text that need Markdown to be told apart from words.
constexpr std::array<std::string_view, 8> formatted = {"link",          "text_link", "bold", "italic",
                                                       "strikethrough", "code",      "pre",  "blockquote"};

std::vector<Stretch> stretchesIn(const dom::array &array)
{
    std::vector<Stretch> stretches;
    for (const dom::element element : array) {
        std::string_view plain;
        dom::object object;
        if (element.get(plain) == simdjson::SUCCESS)
            stretches.push_back({"plain", cleanText(plain), {}, {}});
        else if (element.get(object) == simdjson::SUCCESS)
            stretches.push_back({textIn(object, "type"), textIn(object, "text"), textIn(object, "href"), textIn(object, "language")});
    }
    return stretches;
}

/// The question and the answers of a poll.
std::string pollIn(const dom::object &message)
{
    const auto poll = objectIn(message, "poll");
    if (!poll)
        return {};
    std::string text = textIn(*poll, "question");
    if (const auto answers = arrayIn(*poll, "answers")) {
        for (const dom::element each : *answers) {
            dom::object answer;
            if (each.get(answer) == simdjson::SUCCESS)
                text += "\n" + textIn(answer, "text");
        }
    }
    return text;
}

void readText(const dom::object &message, RawPost &post)
{
    post.markup = Markup::Plain;
    std::vector<Stretch> stretches;
    if (const auto entities = arrayIn(message, "text_entities"))
        stretches = stretchesIn(*entities);
    if (stretches.empty()) {
        if (const auto parts = arrayIn(message, "text"))
            stretches = stretchesIn(*parts);
        else
            post.body = textIn(message, "text");
    }
    const bool marked = std::any_of(stretches.begin(), stretches.end(),
                                    [](const Stretch &stretch) { return isOneOf(stretch.type, formatted); });
    if (marked) {
        MarkdownWriter writer;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            std::size_t next = i + 1;
            while (next < stretches.size() && stretches[next].text.empty())
                ++next;
            writer.add(stretches[i], next < stretches.size() ? stretches[next].text.front() : '\0');
        }
        post.body = writer.take();
        post.markup = Markup::Markdown;
    } else {
        for (const Stretch &stretch : stretches)
            post.body += stretch.text;
    }
    if (post.body.empty())
        post.body = pollIn(message);
}

// ---- chats ----

/// Users, groups and channels are numbered apart.
std::string_view countedWith(std::string_view chatType)
{
    if (chatType.ends_with("supergroup") || chatType.ends_with("channel"))
        return "channel";
    return chatType == "private_group" ? "group" : "user";
}

struct Chat
{
    std::string name, type, id;
    std::string key; ///< before the ids of its messages
};

Chat chatOf(const std::string &container, const FileFacts *facts)
{
    Chat chat;
    dom::parser parser;
    dom::object object;
    if (parser.parse(container).get(object) == simdjson::SUCCESS) {
        chat.name = textIn(object, "name");
        chat.type = textIn(object, "type");
        chat.id = idIn(object, "id");
    }
    if (chat.name.empty() && facts)
        chat.name = facts->forum;
    if (!chat.id.empty())
        chat.key = std::string(countedWith(chat.type)) + " " + chat.id + "/";
    else if (!chat.name.empty())
        chat.key = "chat " + chat.name + "/";
    if (chat.name.empty())
        chat.name = chat.type == "saved_messages" ? "Saved messages" : chat.id;
    return chat;
}

/// "user123" of what stands for an account or chat: old exports have a number instead, whose upper half tells the kind.
std::string peerIn(const dom::object &message, std::string_view key)
{
    std::int64_t number = 0;
    dom::element value;
    if (message.at_key(key).get(value) != simdjson::SUCCESS || value.get(number) != simdjson::SUCCESS || number <= 0)
        return idIn(message, key);
    constexpr std::array<std::string_view, 3> kinds = {"user", "group", "channel"};
    const auto kind = static_cast<std::uint64_t>(number) >> 32;
    return kind < kinds.size() ? std::string(kinds[kind]) + std::to_string(number & 0xFFFFFFFF) : "user" + std::to_string(number);
}

/// What stands before the ids of messages in the chat of "channel123".
std::string keyOfPeer(const std::string &peer)
{
    const std::size_t digits = std::min(peer.find_first_of("0123456789"), peer.size());
    std::string kind = peer.substr(0, digits);
    if (kind == "chat")
        kind = "group";
    return kind + " " + peer.substr(digits) + "/";
}

std::optional<std::int64_t> timeIn(const dom::object &message, std::string_view unixKey, std::string_view localKey)
{
    const std::string seconds = idIn(message, unixKey);
    std::int64_t time = 0;
    const char *const end = seconds.data() + seconds.size();
    const auto [stop, failure] = std::from_chars(seconds.data(), end, time);
    if (!seconds.empty() && failure == std::errc() && stop == end)
        return time;
    return isoTime(textIn(message, localKey));
}

void readAuthor(const dom::object &message, bool isService, const Chat &chat, RawPost &post)
{
    post.author = textIn(message, isService ? "actor" : "from");
    post.authorId = peerIn(message, isService ? "actor_id" : "from_id");
    if (post.author.empty())
        post.flags |= post.authorId.empty() && !hasKey(message, "from") ? FlagNoAuthor : FlagAuthorGone;
    if ((chat.type == "bot_chat" && !chat.id.empty() && post.authorId == "user" + chat.id) || looksLikeBot(post.author, {}))
        post.flags |= FlagBot;
}

/// \returns why the message cannot be a post, or nullptr; then it is one if its id is set.
const char *readMessage(const dom::object &message, const Chat &chat, RawPost &post)
{
    const std::string type = textIn(message, "type");
    const bool isTopic = type == "service" && textIn(message, "action") == "topic_created";
    if ((type == "service" && !isTopic) || type == "unsupported")
        return nullptr;
    if (type != "message" && !isTopic && !hasKey(message, "text"))
        return "it is no message";
    std::string id = idIn(message, "id");
    if (const char *fault = faultOfId(id))
        return fault;
    post.platform = Platform::Telegram;
    post.forum = chat.name;
    post.key = chat.key + id;
    if (chat.key.starts_with("channel ") && !id.starts_with('-')) // below 0: from before the group became a supergroup
        post.permalink = "https://t.me/c/" + chat.id + "/" + id;
    post.createdUtc = timeIn(message, "date_unixtime", "date");
    readAuthor(message, isTopic, chat, post);
    if (const auto score = reactionsOf(message))
        post.score = *score;
    else
        post.flags |= FlagNoScore;
    if (hasKey(message, "edited") || hasKey(message, "edited_unixtime"))
        post.flags |= FlagEdited;

    post.parentId = isTopic ? std::string() : idIn(message, "reply_to_message_id");
    if (post.parentId.size() > 64 || post.parentId == "0")
        post.parentId.clear();
    if (post.parentId.empty()) {
        post.kind = PostKind::Submission;
        post.threadId = id;
    } else {
        const std::string peer = peerIn(message, "reply_to_peer_id");
        post.parentKey = (peer.empty() ? chat.key : keyOfPeer(peer)) + post.parentId;
    }
    post.id = std::move(id);
    if (isTopic) {
        post.title = textIn(message, "title");
        post.markup = Markup::Plain;
        return nullptr;
    }
    readText(message, post);
    if (hasKey(message, "forwarded_from") && !post.body.empty()) {
        const std::string source = textIn(message, "forwarded_from");
        if (source.empty() || source != post.author) { // the words of somebody else
            post.body = quotedLines(source, post.body);
            post.markup = Markup::Markdown;
        }
    }
    return nullptr;
}

/// Whether an element of "messages" is a message of Telegram's.
bool looksLikeMessage(std::string_view element)
{
    const auto members = headMembers(element);
    const std::string_view type = memberIn(members, "type");
    const std::string_view id = memberIn(members, "id");
    return (type == "\"message\"" || type == "\"service\"" || type == "\"unsupported\"") && !id.empty()
        && id.find_first_not_of("0123456789-") == std::string_view::npos
        && !(memberIn(members, "date").empty() && memberIn(members, "date_unixtime").empty());
}

bool looksLikeChat(std::string_view object)
{
    const auto members = headMembers(object);
    const std::string_view messages = memberIn(members, "messages");
    if (!messages.starts_with('['))
        return false;
    const auto first = headElements(messages, 1);
    if (!first.empty())
        return looksLikeMessage(first.front());
    // None, or one that is longer than the head.
    std::string_view type = memberIn(members, "type");
    if (type.size() > 2 && type.front() == '"')
        type = type.substr(1, type.size() - 2);
    return isOneOf(type, chatTypes) && !memberIn(members, "id").empty();
}

} // namespace

bool TelegramReader::recognises(std::string_view head) const
{
    const auto members = headMembers(head);
    if (members.empty())
        return false;
    if (looksLikeChat(head))
        return true;
    for (const std::string_view key : {"chats", "left_chats"}) {
        const std::string_view list = memberIn(headMembers(memberIn(members, key)), "list");
        const std::size_t first = list.find('{');
        if (list.starts_with('[') && first != std::string_view::npos && looksLikeChat(list.substr(first)))
            return true;
    }
    // An account's contacts may fill the head.
    return memberIn(members, "about").starts_with('"') && memberIn(members, "personal_information").starts_with('{');
}

std::unique_ptr<Cutter> TelegramReader::cutter(const FileFacts &) const
{
    return std::make_unique<JsonElementCutter>(std::vector<JsonPath>{
        {"messages"}, {"chats", "list", "*", "messages"}, {"left_chats", "list", "*", "messages"}});
}

Batch TelegramReader::parse(const Chunk &chunk) const
{
    Batch batch;
    const Chat chat = chatOf(JsonElements(chunk).container(), chunk.facts.get());
    batch.posts.reserve(chunk.bytes.size() / 300);
    readElements(chunk, batch, [&](const dom::object &message) {
        RawPost post;
        const char *reason = readMessage(message, chat, post);
        if (!reason && !post.id.empty())
            batch.posts.push_back(std::move(post));
        return reason;
    });
    return batch;
}

} // namespace parlance::import
