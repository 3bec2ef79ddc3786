// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mbox.h"

#include "core/base/ascii.h"
#include "core/base/hash.h"
#include "core/import/excerpt.h"
#include "core/import/lines.h"
#include "core/import/readers/mailfields.h"
#include "core/import/readers/mailmessage.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parlance::import {

namespace {

using std::string_view;

constexpr string_view Separator = "From ";
constexpr std::size_t LongestId = 500;

string_view withoutReturn(string_view line)
{
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

/// The name before the colon; empty if the line is not of a header.
string_view headerName(string_view line)
{
    std::size_t at = 0;
    while (at < line.size() && line[at] > ' ' && line[at] < 0x7F && line[at] != ':')
        ++at;
    return at > 0 && at < line.size() && line[at] == ':' ? line.substr(0, at) : string_view();
}

bool hasClock(string_view line)
{
    for (std::size_t at = line.find(':'); at != string_view::npos; at = line.find(':', at + 1)) {
        if (at > 0 && at + 2 < line.size() && isDigit(line[at - 1]) && isDigit(line[at + 1]) && isDigit(line[at + 2]))
            return true;
    }
    return false;
}

constexpr std::array<string_view, 16> UsualNames = {"from",     "return-path", "received",   "date",         "subject",    "to",
                                                    "message-id", "x-original-to", "delivered-to", "mime-version", "sender", "reply-to",
                                                    "status",   "x-mozilla-status", "x-gm-thrid", "envelope-to"};

/// Whether a message may begin with the line at `at`, of which the next must be whole as well.
/// \returns nullopt if `held` ends too early to tell.
std::optional<bool> begins(string_view held, std::size_t at, bool ended)
{
    const std::size_t end = held.find('\n', at);
    if (end == string_view::npos)
        return ended ? std::optional(false) : std::nullopt;
    const std::size_t nextEnd = held.find('\n', end + 1);
    constexpr std::size_t Enough = 1000; // a header's name stands at its beginning
    if (nextEnd == string_view::npos && !ended && held.size() - end < Enough)
        return std::nullopt;
    const string_view line = withoutReturn(held.substr(at, end - at));
    const string_view next = withoutReturn(held.substr(end + 1, std::min(nextEnd, held.size()) - end - 1));
    if (next.starts_with(">From "))
        return hasClock(line);
    const string_view name = headerName(next);
    if (name.empty())
        return false;
    if (hasClock(line))
        return true;
    // A sentence can begin with "From " and the next with "Note:", so without a time the header must be a usual one.
    const std::string low = lowered(name);
    return std::find(UsualNames.begin(), UsualNames.end(), low) != UsualNames.end();
}

/// Whether the line before that at `at` is empty.
bool followsEmptyLine(string_view held, std::size_t at)
{
    if (at < 2 || held[at - 1] != '\n')
        return false;
    const std::size_t end = held[at - 2] == '\r' ? at - 2 : at - 1; // of the line before, without its own end
    return end == 0 || held[end - 1] == '\n';
}

struct Boundary
{
    std::size_t at = string_view::npos; ///< where the next message begins
    std::size_t looked = 0;             ///< up to here nothing begins; to go on from, with more bytes
};

/// The first message that begins at `from` or behind it.
Boundary nextMessage(string_view held, std::size_t from, bool ended)
{
    for (std::size_t at = from;;) {
        at = held.find(Separator, at);
        if (at == string_view::npos) // the end may be the beginning of "From "
            return {string_view::npos, std::max(from, held.size() - std::min(held.size(), Separator.size() - 1))};
        if (followsEmptyLine(held, at)) {
            const auto found = begins(held, at, ended);
            if (!found)
                return {string_view::npos, at};
            if (*found)
                return {at, at};
        }
        at += Separator.size();
    }
}

class MboxCutter final : public Cutter
{
public:
    Piece next(string_view held, std::size_t wanted, bool ended) override
    {
        if (!m_inside) {
            Piece piece;
            if (!startsHere(held, piece, ended))
                return piece;
            m_inside = true;
            m_looked = piece.skip;
            if (piece.skip > 0)
                return {std::exchange(m_looked, 0), 0};
        }
        // As many messages as fit, or one that does not.
        std::size_t last = 0;
        for (;;) {
            const Boundary found = nextMessage(held, std::max<std::size_t>(m_looked, 1), ended);
            if (found.at == string_view::npos) {
                m_looked = found.looked;
                break;
            }
            if (last > 0 && found.at > wanted)
                break;
            last = found.at;
            m_looked = found.at + 1;
            if (last >= wanted)
                break;
        }
        if (last == 0 && ended)
            last = held.size();
        if (last == 0)
            return {};
        m_looked = 0;
        return {0, last};
    }

    void passOver() override
    {
        m_inside = false;
        m_passing = true;
        m_looked = 0;
    }

private:
    /// Finds the first message, past empty lines or the rest of one that was too long.
    bool startsHere(string_view held, Piece &piece, bool ended)
    {
        if (!m_passing) {
            const std::size_t first = std::min(held.find_first_not_of("\r\n \t"), held.size());
            if (first == held.size() || held.substr(first).starts_with(Separator)) {
                piece = {first, 0};
                return first < held.size();
            }
            if (!ended && held.size() - first < Separator.size())
                return false;
            m_passing = true;
        }
        const Boundary found = nextMessage(held, m_looked, ended);
        if (found.at != string_view::npos) {
            piece = {found.at, 0};
            m_passing = false;
            return true;
        }
        m_looked = found.looked;
        if (ended)
            piece = {held.size(), 0};
        return false;
    }

    bool m_inside = false;      ///< what is held begins with a message
    bool m_passing = false;     ///< what is held begins in the midst of one
    std::size_t m_looked = 0;
};

// ---- one message ----

/// Body lines that began with "From " were marked so that they are none.
std::string unescaped(string_view raw)
{
    std::string text;
    text.reserve(raw.size());
    std::size_t done = 0;
    for (std::size_t at = raw.find("From "); at != string_view::npos; at = raw.find("From ", at + 1)) {
        std::size_t marks = at;
        while (marks > 0 && raw[marks - 1] == '>')
            --marks;
        if (marks == at || (marks > 0 && raw[marks - 1] != '\n'))
            continue;
        text.append(raw, done, at - 1 - done);
        done = at;
    }
    text.append(raw, done);
    return text;
}

std::string shortHash(string_view text)
{
    return sha256Hex(text).substr(0, 16);
}

/// "2001-November.txt.gz" is a month; what stands before it, or the folder, is the list's name.
std::string forumFromNames(const FileFacts &facts)
{
    string_view name = facts.name;
    if (const std::size_t slash = name.rfind('/'); slash != string_view::npos)
        name.remove_prefix(slash + 1);
    for (bool more = true; more;) {
        more = false;
        for (const string_view ending : {".gz", ".bz2", ".xz", ".zst", ".zip", ".txt", ".mbox", ".mbx", ".mail", ".eml"}) {
            if (name.size() > ending.size() && name.ends_with(ending)) {
                name.remove_suffix(ending.size());
                more = true;
            }
        }
    }
    constexpr std::array<string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                    "July",    "August",   "September", "October", "November", "December"};
    string_view rest = name;
    bool dated = false;
    for (const string_view month : months) {
        if (rest.ends_with(month)) {
            rest.remove_suffix(month.size());
            dated = true;
            break;
        }
    }
    if (!dated && rest.size() > 2 && isDigit(rest.back()) && isDigit(rest[rest.size() - 2])) { // 2001-11, 200111, 2001
        std::size_t size = rest.size();
        while (size > 0 && (isDigit(rest[size - 1]) || rest[size - 1] == '-') && rest.size() - size < 7)
            --size;
        const string_view digits = rest.substr(size);
        const auto count = std::count_if(digits.begin(), digits.end(), isDigit);
        if (count == 4 || count == 6) {
            rest = rest.substr(0, size);
            dated = true;
        }
    }
    if (dated) {
        while (!rest.empty() && (rest.back() == '-' || rest.back() == '_' || rest.back() == '.' || rest.back() == 'q'))
            rest.remove_suffix(1);
        while (!rest.empty() && isDigit(rest.back()))
            rest.remove_suffix(1);
        while (!rest.empty() && (rest.back() == '-' || rest.back() == '_' || rest.back() == '.'))
            rest.remove_suffix(1);
        name = rest;
    }
    if (name.empty() || name == "mbox" || name == "archive" || name == "messages" || name == "-")
        return facts.folder;
    return std::string(name);
}

class Parser
{
public:
    explicit Parser(const Chunk &chunk) : m_facts(chunk.facts ? *chunk.facts : FileFacts())
    {
        m_fileForum = !m_facts.forum.empty() ? m_facts.forum : forumFromNames(m_facts);
    }

    /// \returns why it is no post; nullptr when it is one.
    const char *read(string_view message, RawPost &post) const
    {
        const std::size_t lineEnd = std::min(message.find('\n'), message.size() - 1);
        const string_view line = message.substr(0, lineEnd);
        string_view raw = message.substr(lineEnd + 1);
        if (raw.starts_with(">From ")) // a second separator, as some servers add it
            raw.remove_prefix(std::min(raw.find('\n'), raw.size() - 1) + 1);
        const MailMessage mail = readMail(unescaped(raw));
        if (!mail.hasHeader)
            return mail.body.empty() ? "it is an empty mail" : "it is a mail without a header";

        post.platform = Platform::MailingList;
        post.flags |= FlagNoScore;
        post.createdUtc = time(mail.date, line);
        // A mail does not change: a second copy, through another list, is no later reading.
        post.retrievedUtc = post.createdUtc;
        setId(mail, line, post);
        setForum(mail, post);
        setAuthor(mail, line, post);
        setThread(mail, post);
        if (mail.archivedAt.find("http") != std::string::npos)
            post.permalink = webAddress(mail.archivedAt);
        post.markup = mail.markup;
        post.body = mail.body;
        return nullptr;
    }

private:
    /// The header's word, unless it makes no sense beside that of the archive.
    static std::optional<std::int64_t> time(const std::string &date, string_view line)
    {
        constexpr std::int64_t y1980 = 315'532'800, year = 366 * 86'400;
        const auto written = mailTime(date);
        const std::size_t blank = line.find(' ', Separator.size());
        auto received = mailTime(blank == string_view::npos ? string_view() : line.substr(blank));
        if (received && *received < y1980)
            received.reset();
        if (!written)
            return received;
        if (received && (*written < y1980 || *written > *received + year))
            return received;
        return written;
    }

    static void setId(const MailMessage &mail, string_view line, RawPost &post)
    {
        auto ids = messageIds(mail.messageId);
        if (!ids.empty() && ids.front().size() <= LongestId) {
            post.id = std::move(ids.front());
            return;
        }
        std::string content = mail.fromAddress + "\n" + mail.fromName + "\n" + mail.subject + "\n" + mail.body + "\n";
        content += mail.date.empty() ? std::string(line) : mail.date;
        post.id = "made-" + shortHash(content);
    }

    void setForum(const MailMessage &mail, RawPost &post) const
    {
        for (const std::string *value : {&mail.listId, &mail.beenThere, &mail.listPost}) {
            if (post.forum.empty())
                post.forum = listName(*value);
        }
        if (post.forum.empty())
            post.forum = m_fileForum;
        text::repairUtf8(post.forum);
    }

    static void setAuthor(const MailMessage &mail, string_view line, RawPost &post)
    {
        std::string address = mail.fromAddress;
        post.author = mail.fromName;
        // Lists that write on behalf of people: "Ann via Users <users@lists.example.org>".
        const std::string list = listName(!mail.beenThere.empty() ? mail.beenThere : mail.listPost);
        if (const std::size_t via = post.author.rfind(" via "); via != std::string::npos && !list.empty() && listName(address) == list) {
            post.author.resize(via);
            address = listName(mail.replyToAddress) == list ? std::string() : mail.replyToAddress;
        }
        if (address.empty() && post.author.empty()) {
            const string_view envelope = line.substr(std::min(line.size(), Separator.size()));
            const std::string sender(envelope.substr(0, envelope.find(' ')));
            if (sender.find('@') != std::string::npos && text::isValidUtf8(sender))
                address = sender;
        }
        if (post.author.empty())
            post.author = address.substr(0, address.find('@'));
        if (!address.empty())
            post.authorId = shortHash(lowered(address));
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
    }

    static void setThread(const MailMessage &mail, RawPost &post)
    {
        auto links = std::make_shared<ThreadLinks>();
        const Subject subject = bareSubject(mail.subject);
        if (const std::string key = subjectKey(subject.bare); !key.empty())
            links->subject = post.forum + "\n" + key;
        std::vector<std::string> told = messageIds(mail.references);
        if (std::string parent = idInReplyTo(mail.inReplyTo); !parent.empty())
            told.push_back(std::move(parent));
        std::reverse(told.begin(), told.end());
        for (std::string &id : told) {
            const auto &known = links->ancestors;
            if (id != post.id && id.size() <= LongestId && std::find(known.begin(), known.end(), id) == known.end()
                && known.size() < MostAncestors)
                links->ancestors.push_back(std::move(id));
        }
        if (!links->ancestors.empty()) {
            post.kind = PostKind::Comment;
            post.parentKind = PostKind::Comment;
            post.parentId = links->ancestors.front();
            post.threadTitle = subject.bare;
            links->ancestors.erase(links->ancestors.begin());
            post.links = std::move(links);
            return;
        }
        post.kind = PostKind::Submission;
        post.threadId = post.id;
        post.title = mail.subject;
        links->answersSubject = subject.answers && !links->subject.empty();
        post.links = std::move(links);
    }

    static std::string webAddress(const std::string &value)
    {
        const std::size_t at = value.find("http");
        const std::size_t end = std::min(value.find_first_of("<> \t\"", at), value.size());
        const std::string address = value.substr(at, end - at);
        return address.starts_with("http://") || address.starts_with("https://") ? address : std::string();
    }

    static constexpr std::size_t MostAncestors = 100; ///< far above what mailers keep

    FileFacts m_facts;
    std::string m_fileForum;
};

} // namespace

bool MboxReader::recognises(string_view head) const
{
    const std::size_t first = head.find_first_not_of("\r\n \t");
    if (first == string_view::npos || !head.substr(first).starts_with(Separator))
        return false;
    const string_view text = head.substr(first);
    const std::size_t end = text.find('\n');
    if (end == string_view::npos)
        return false;
    return begins(text, 0, true).value_or(false);
}

std::unique_ptr<Cutter> MboxReader::cutter(const FileFacts &) const
{
    return std::make_unique<MboxCutter>();
}

Batch MboxReader::parse(const Chunk &chunk) const
{
    Batch batch;
    const Parser parser(chunk);
    const string_view bytes = chunk.bytes;
    std::int64_t line = chunk.firstLine;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(nextMessage(bytes, at + 1, true).at, bytes.size());
        const string_view message = bytes.substr(at, end - at);
        RawPost post;
        const char *reason = chunk.truncated && end == bytes.size() ? "the file breaks off inside it" : parser.read(message, post);
        if (reason)
            batch.rejects.push_back({line, chunk.offset + static_cast<std::int64_t>(at), reason, excerptOf(message)});
        else
            batch.posts.push_back(std::move(post));
        line += countLineEnds(message);
        at = end;
    }
    return batch;
}

} // namespace parlance::import
