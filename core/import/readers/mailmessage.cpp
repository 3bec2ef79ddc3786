// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mailmessage.h"

#include "core/base/ascii.h"
#include "core/import/charset.h"
#include "core/import/legacytext.h"
#include "core/import/readers/mailfields.h"
#include "core/text/utf8.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace parlance::import {

namespace {

using std::string_view;

constexpr int MaxNesting = 30;

struct Unref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeOptions
{
    void operator()(GMimeParserOptions *options) const { g_mime_parser_options_free(options); }
};
using Options = std::unique_ptr<GMimeParserOptions, FreeOptions>;

// ---- encodings ----

/// Bytes of a part as UTF-8.
std::string decoded(std::string bytes, const char *declared)
{
    std::string charset = lowered(declared ? declared : "");
    charset.erase(std::remove_if(charset.begin(), charset.end(), [](char c) { return isSpace(c) || c == '"' || c == '\''; }),
                  charset.end());
    const bool saysUnicode = charset == "utf-8" || charset == "utf8" || charset == "unicode-1-1-utf-8";
    const bool saysAscii = charset == "us-ascii" || charset == "ascii" || charset == "ansi_x3.4-1968";
    // The standards of Latin-1 and GB2312 name less than what is written under these names.
    if (charset == "iso-8859-1" || charset == "latin1" || charset == "iso8859-1" || charset == "iso_8859-1" || charset == "ansi")
        charset = "windows-1252";
    else if (charset == "gb2312" || charset == "gbk" || charset == "gb_2312-80" || charset == "cp936")
        charset = "gb18030";
    else if (charset == "iso-8859-9")
        charset = "windows-1254";
    const bool isPlain = std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0 && c != '\x1B'; });
    if (isPlain && (saysUnicode || saysAscii || charset == "windows-1252" || charset.empty()))
        return bytes;
    const auto readAs = [&bytes](const char *name) -> std::optional<std::string> {
        const auto text = decodedAs(bytes, name, false);
        if (!text)
            return std::nullopt;
        std::string utf8;
        text->toUTF8String(utf8);
        return utf8;
    };
    if (!charset.empty() && !saysUnicode && !saysAscii) {
        // Programs that write UTF-8 under another name are more frequent than texts that are right in both.
        if (charset.starts_with("windows-125") && !isPlain && text::isValidUtf8(bytes))
            return bytes;
        if (auto text = readAs(charset.c_str()))
            return *text;
    }
    if (text::isValidUtf8(bytes))
        return bytes;
    const std::string guess = guessCharset(bytes);
    if (saysUnicode || guess == "UTF-8")
        return bytes; // broken in places; the caller mends it
    if (auto text = readAs(guess.c_str()))
        return *text;
    return readAs("windows-1252").value_or(bytes);
}

/// Header values are short, so they are given whole to the guess.
std::string textOf(const char *value)
{
    std::string line = value ? inOneLine(decoded(value, nullptr)) : std::string();
    text::repairUtf8(line);
    return line;
}

// ---- GMime ----

Options makeOptions()
{
    Options options(g_mime_parser_options_new());
    std::array<const char *, 3> fallbacks = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options.get(), fallbacks.data());
    g_mime_parser_options_set_allow_addresses_without_domain(options.get(), true);
    return options;
}

Owned<GMimeMessage> parsed(string_view raw, GMimeParserOptions *options)
{
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(raw.data(), raw.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
    g_mime_parser_set_persist_stream(parser.get(), false);
    return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options));
}

std::string contentOf(GMimePart *part)
{
    GMimeDataWrapper *const content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray *const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return bytes && bytes->len > 0 ? std::string(reinterpret_cast<const char *>(bytes->data), bytes->len) : std::string();
}

/// GMime registers its types at first use, without a lock: so every kind of object is used once here, under C++'s.
void makeReady()
{
    static const bool ready = [] {
        g_mime_init();
        const Options options = makeOptions();
        constexpr string_view sample =
            "From: =?iso-8859-1?q?J=F6?= <a@example.org>, Group: b@example.org;\nTo: c@example.org\nReply-To: d@example.org\n"
            "Subject: =?utf-8?b?w6k=?=\nMessage-ID: <1@example.org>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\nMIME-Version: 1.0\n"
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: base64\nContent-Disposition: inline\n\nw6k=\n--x\nContent-Type: text/plain\n"
            "Content-Transfer-Encoding: quoted-printable\n\n=C3\n--x\nContent-Type: application/octet-stream\n\nx\n--x\n"
            "Content-Type: message/rfc822\n\nSubject: y\n\nz\n--x\nContent-Type: multipart/signed; boundary=y\n\n--y\n\nz\n--y--\n--x\n"
            "Content-Type: multipart/encrypted; boundary=z\n\n--z\n\nz\n--z--\n--x\nContent-Type: message/partial; id=1\n\nz\n--x\n"
            "Content-Type: application/pkcs7-mime\n\nz\n--x--\n";
        const auto message = parsed(sample, options.get());
        std::vector<GMimeObject *> open;
        if (message && g_mime_message_get_mime_part(message.get()))
            open.push_back(g_mime_message_get_mime_part(message.get()));
        while (!open.empty()) {
            GMimeObject *const object = open.back();
            open.pop_back();
            if (GMIME_IS_MULTIPART(object)) {
                for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i)
                    open.push_back(g_mime_multipart_get_part(GMIME_MULTIPART(object), i));
            } else if (GMIME_IS_PART(object)) {
                (void)g_mime_part_is_attachment(GMIME_PART(object));
                (void)contentOf(GMIME_PART(object));
            }
        }
        return message != nullptr;
    }();
    (void)ready;
}

/// A header's value as it stands in the file, unfolded; empty if it is not there.
std::string rawHeader(GMimeObject *message, const char *name)
{
    GMimeHeader *const header = g_mime_header_list_get_header(g_mime_object_get_header_list(message), name);
    return header ? textOf(g_mime_header_get_raw_value(header)) : std::string();
}

// ---- encoded words (RFC 2047) ----

std::optional<std::string> bytesOfWord(char encoding, string_view text)
{
    std::string bytes;
    if ((encoding | 32) == 'q') {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto digit = [&text](std::size_t at) {
                return at < text.size() ? g_ascii_xdigit_value(text[at]) : -1;
            };
            if (text[i] == '=' && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
                bytes += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
                i += 2;
            } else {
                bytes += text[i] == '_' ? ' ' : text[i];
            }
        }
        return bytes;
    }
    if ((encoding | 32) != 'b')
        return std::nullopt;
    unsigned bits = 0;
    int held = 0;
    for (const char c : text) {
        int value = -1;
        if (c >= 'A' && c <= 'Z')
            value = c - 'A';
        else if (c >= 'a' && c <= 'z')
            value = c - 'a' + 26;
        else if (c >= '0' && c <= '9')
            value = c - '0' + 52;
        else if (c == '+' || c == '/')
            value = c == '+' ? 62 : 63;
        if (value < 0)
            continue;
        bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 0xFF);
        }
    }
    return bytes;
}

struct EncodedWord
{
    std::string charset, bytes;
    std::size_t size = 0; ///< of the word as written; 0: it is none
};

EncodedWord encodedWordAt(string_view text, std::size_t at)
{
    const string_view rest = text.substr(at);
    if (!rest.starts_with("=?"))
        return {};
    const std::size_t name = rest.find('?', 2);
    if (name == string_view::npos || name > 64 || name + 2 >= rest.size() || rest[name + 2] != '?')
        return {};
    const std::size_t end = rest.find("?=", name + 3);
    if (end == string_view::npos || rest.substr(2, name - 2).find(' ') != string_view::npos)
        return {};
    auto bytes = bytesOfWord(rest[name + 1], rest.substr(name + 3, end - name - 3));
    if (!bytes)
        return {};
    std::string charset(rest.substr(2, name - 2));
    charset.resize(std::min(charset.find('*'), charset.size())); // a language may follow (RFC 2231)
    return {std::move(charset), std::move(*bytes), end + 2};
}

/// Adjacent words are joined without the blank between them, as bytes where they have one encoding: some mailers cut characters.
std::string decodedText(string_view value)
{
    std::string out;
    EncodedWord held;
    const auto flush = [&] {
        if (held.size > 0)
            out += decoded(std::move(held.bytes), held.charset.c_str());
        held = {};
    };
    for (std::size_t at = 0; at < value.size();) {
        EncodedWord word = encodedWordAt(value, at);
        if (word.size == 0) {
            const std::size_t next = held.size > 0 ? std::min(value.find_first_not_of(' ', at), value.size()) : at;
            if (next > at && encodedWordAt(value, next).size > 0) {
                at = next;
                continue;
            }
            flush();
            out += value[at++];
            continue;
        }
        at += word.size;
        if (held.size > 0 && lowered(held.charset) == lowered(word.charset)) {
            held.bytes += word.bytes;
        } else {
            flush();
            held = std::move(word);
        }
    }
    flush();
    return textOf(out.c_str());
}

// ---- people ----

/// The first mailbox of a header: "Ann Lee" <ann@example.org>, ann@example.org (Ann Lee), Ann Lee <ann@example.org>, Team: ann@...
Sender firstMailbox(string_view value)
{
    std::string phrase, comment, address;
    bool quoted = false, hasAddress = false;
    int depth = 0; // of comments
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if ((quoted || depth > 0) && c == '\\' && i + 1 < value.size()) {
            (quoted ? phrase : comment) += value[++i];
        } else if (quoted) {
            if (c == '"')
                quoted = false;
            else
                phrase += c;
        } else if (depth > 0) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0)
                comment += c;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '(') {
            depth = 1;
        } else if (c == '<' && !hasAddress) {
            const std::size_t end = std::min(value.find('>', i), value.size());
            address = value.substr(i + 1, end - i - 1);
            hasAddress = true;
            i = end;
        } else if ((c == ',' || c == ';') && (hasAddress || phrase.find('@') != std::string::npos)) {
            break;
        } else {
            phrase += c;
        }
    }
    Sender sender;
    std::string name = decodedText(phrase);
    if (!hasAddress) {
        const std::size_t colon = phrase.find(':'); // a group's name
        if (colon != std::string::npos && colon < phrase.find('@'))
            phrase.erase(0, colon + 1);
        const std::size_t from = std::min(phrase.find_first_not_of(' '), phrase.size());
        address = phrase.substr(from, phrase.find_last_not_of(' ') + 1 - from);
        if (address.find('@') != std::string::npos && address.find(' ') == std::string::npos)
            name.clear();
        else
            address.clear();
    }
    std::erase_if(address, isSpace);
    sender.name = name.empty() ? decodedText(comment) : name;
    sender.address = lowered(address);
    return sender;
}

/// "bob at example.org" and "bob@example.org" are no names; nor is what a name repeats in angle brackets.
std::string nameAlone(std::string name)
{
    const auto unquote = [&name] {
        while (name.size() > 1 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front())
            name = name.substr(1, name.size() - 2);
    };
    unquote();
    if (const std::size_t at = name.find('<'); at != std::string::npos && at > 0) {
        name.resize(at);
        while (!name.empty() && name.back() == ' ')
            name.pop_back();
        unquote();
    }
    if (const auto archived = archivedSender(name); archived && archived->name == name.substr(0, name.find(" at ")))
        name = archived->name;
    if (name.find('@') != std::string::npos && name.find(' ') == std::string::npos)
        name.resize(name.find('@'));
    return name;
}

Sender senderOf(const std::string &value)
{
    Sender sender;
    if (auto archived = archivedSender(value)) {
        sender = *archived;
        sender.name = decodedText(sender.name);
    } else {
        sender = firstMailbox(value);
    }
    sender.name = nameAlone(std::move(sender.name));
    if (sender.name.empty())
        sender.name = sender.address.substr(0, sender.address.find('@'));
    if (sender.address.find('@') == std::string::npos || sender.address.find("...") != std::string::npos)
        sender.address.clear();
    return sender;
}

// ---- the text among the parts ----

bool isOfType(GMimeObject *object, const char *type, const char *subtype)
{
    GMimeContentType *const content = g_mime_object_get_content_type(object);
    return content && g_mime_content_type_is_type(content, type, subtype);
}

enum class Wanted { Plain, Html };

bool isReadable(GMimeObject *object, Wanted wanted)
{
    if (!GMIME_IS_PART(object) || g_mime_part_is_attachment(GMIME_PART(object)))
        return false;
    return wanted == Wanted::Html ? isOfType(object, "text", "html") : isOfType(object, "text", "plain");
}

/// Adds the parts to read, in order: of alternatives one.
void collect(GMimeObject *object, Wanted wanted, int depth, std::vector<GMimePart *> &parts)
{
    if (!object || depth > MaxNesting)
        return;
    if (GMIME_IS_MULTIPART(object)) {
        if (isOfType(object, "multipart", "encrypted"))
            return;
        GMimeMultipart *const multipart = GMIME_MULTIPART(object);
        const bool alternatives = isOfType(object, "multipart", "alternative");
        const std::size_t before = parts.size();
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count; ++i) {
            collect(g_mime_multipart_get_part(multipart, i), wanted, depth + 1, parts);
            if (alternatives && parts.size() > before)
                return;
        }
    } else if (isReadable(object, wanted)) {
        parts.push_back(GMIME_PART(object));
    }
}

std::string withLineFeeds(std::string text)
{
    if (text.find('\r') == std::string::npos)
        return text;
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            lines += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            lines += '\n';
    }
    return lines;
}

/// format=flowed (RFC 3676): a line that ends in a blank goes on in the next, if that is quoted as deep.
std::string unflowed(string_view text, bool deleteBlank)
{
    std::string joined;
    joined.reserve(text.size());
    std::size_t depthBefore = 0;
    bool goesOn = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        string_view line = text.substr(at, end - at);
        at = end + 1;
        std::size_t depth = 0;
        while (depth < line.size() && line[depth] == '>')
            ++depth;
        line.remove_prefix(depth);
        if (line.starts_with(' ')) // stuffed, or the blank behind the marks
            line.remove_prefix(1);
        const bool signature = line == "-- ";
        if (goesOn && (depth != depthBefore || signature)) {
            joined += '\n';
            goesOn = false;
        }
        if (!goesOn) {
            joined.append(depth, '>');
            if (depth > 0 && !line.empty())
                joined += ' ';
        }
        goesOn = line.ends_with(' ') && !signature;
        if (goesOn && deleteBlank)
            line.remove_suffix(1);
        joined += line;
        if (!goesOn)
            joined += '\n';
        depthBefore = depth;
    }
    return joined;
}

std::string textOf(GMimePart *part)
{
    GMimeObject *const object = GMIME_OBJECT(part);
    std::string text = withLineFeeds(decoded(contentOf(part), g_mime_object_get_content_type_parameter(object, "charset")));
    const char *const format = g_mime_object_get_content_type_parameter(object, "format");
    if (format && lowered(format) == "flowed") {
        const char *const deleteBlank = g_mime_object_get_content_type_parameter(object, "delsp");
        text = unflowed(text, deleteBlank && lowered(deleteBlank) == "yes");
    }
    text::repairUtf8(text);
    return text;
}

void readBody(GMimeMessage *message, MailMessage &mail)
{
    GMimeObject *const root = g_mime_message_get_mime_part(message);
    std::vector<GMimePart *> plain, html;
    collect(root, Wanted::Plain, 0, plain);
    for (GMimePart *part : plain) {
        const std::string text = textOf(part);
        if (!mail.body.empty() && !mail.body.ends_with('\n'))
            mail.body += '\n';
        mail.body += text;
    }
    const bool isEmpty = std::all_of(mail.body.begin(), mail.body.end(), isSpace);
    if (isEmpty) {
        mail.body.clear();
        collect(root, Wanted::Html, 0, html);
        if (!html.empty()) {
            mail.body = textOf(html.front());
            mail.markup = Markup::Html;
        }
    }
    while (!mail.body.empty() && isSpace(mail.body.back()))
        mail.body.pop_back();
    const std::size_t first = mail.body.find_first_not_of(" \t\n");
    const std::size_t line = first == std::string::npos ? std::string::npos : mail.body.rfind('\n', first);
    if (line != std::string::npos)
        mail.body.erase(0, line + 1);
}

} // namespace

MailMessage readMail(string_view raw)
{
    makeReady();
    const Options options = makeOptions();
    MailMessage mail;
    const auto message = parsed(raw, options.get());
    if (!message)
        return mail;
    GMimeObject *const object = GMIME_OBJECT(message.get());
    mail.date = rawHeader(object, "Date");
    mail.messageId = rawHeader(object, "Message-ID");
    mail.inReplyTo = rawHeader(object, "In-Reply-To");
    mail.references = rawHeader(object, "References");
    mail.listId = rawHeader(object, "List-Id");
    mail.beenThere = rawHeader(object, "X-BeenThere");
    mail.listPost = rawHeader(object, "List-Post");
    mail.archivedAt = rawHeader(object, "Archived-At");
    mail.subject = decodedText(rawHeader(object, "Subject"));
    const std::string from = rawHeader(object, "From");
    const Sender sender = senderOf(from);
    mail.fromName = sender.name;
    mail.fromAddress = sender.address;
    mail.replyToAddress = senderOf(rawHeader(object, "Reply-To")).address;
    mail.hasHeader = !from.empty() || !mail.date.empty() || !mail.messageId.empty() || !mail.subject.empty();
    readBody(message.get(), mail);
    return mail;
}

} // namespace parlance::import
