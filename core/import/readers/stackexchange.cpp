// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/stackexchange.h"

#include "core/import/excerpt.h"
#include "core/import/lines.h"
#include "core/import/membername.h"
#include "core/import/readers/isotime.h"
#include "core/import/readers/stackexchangesite.h"
#include "core/import/readers/xmltext.h"
#include "core/text/utf8.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;
constexpr auto npos = std::string_view::npos;

constexpr std::array postTables = {"posts"sv, "comments"sv, "users"sv};
constexpr std::array otherTables = {"votes"sv, "badges"sv, "tags"sv, "postlinks"sv, "posthistory"sv};

bool isIn(const auto &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// True where a row begins. \param ended  nothing follows `text`
bool isRowAt(std::string_view text, std::size_t at, bool ended)
{
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("<row"))
        return false;
    return rest.size() == 4 ? ended : " \t\r\n/><"sv.find(rest[4]) != npos; // "<": one that breaks off
}

/// Where the next row begins, at `from` or behind it; rows in comments are none. An attribute holds no '<', so that this goes
/// from row to row at the speed of a search.
/// \param ended  nothing follows `text`; else, what a comment that is not closed holds is not looked at
std::size_t nextRow(std::string_view text, std::size_t from, bool ended)
{
    for (auto at = text.find('<', from); at != npos; at = text.find('<', at)) {
        if (isRowAt(text, at, ended))
            return at;
        if (!text.substr(at).starts_with("<!--")) {
            ++at;
            continue;
        }
        auto before = at; // comments stand between tags
        while (before > 0 && isXmlBlank(text.substr(before - 1, 1)))
            --before;
        const bool isComment = before == 0 || text[before - 1] == '>';
        const auto end = isComment ? text.find("-->", at + 4) : npos;
        if (isComment && end == npos && !ended)
            return npos;
        at = end == npos ? at + 4 : end + 3;
    }
    return npos;
}

// ---- cutting ----

class RowCutter final : public Cutter
{
public:
    Piece next(std::string_view held, std::size_t, bool ended) override
    {
        if (!m_table)
            return open(held, ended);
        if (m_passedTable)
            return {held.size(), 0};
        if (m_lost) {
            const auto at = nextRow(held, 0, ended);
            if (at == npos && (ended || held.size() > 8))
                return {ended ? held.size() : held.size() - 8, 0}; // half of "<row " may stand at the end
            if (at == npos)
                return {};
            m_lost = false;
            if (at > 0)
                return {at, 0};
        }
        if (ended)
            return {0, held.size()};
        std::size_t last = 0; // up to where whole rows go
        for (auto at = nextRow(held, 0, false); at != npos; at = nextRow(held, at + 4, false))
            last = at;
        return {0, last};
    }

    void passOver() override { m_lost = true; }

    std::shared_ptr<const std::string> prelude() const override { return m_table; }

private:
    Piece open(std::string_view held, bool ended)
    {
        const XmlOpening opening = xmlOpening(held);
        if (opening.state == XmlOpening::State::BreaksOff && !ended)
            return {};
        const bool isTable = opening.state == XmlOpening::State::Whole
            && (isIn(postTables, opening.root) || isIn(otherTables, opening.root));
        if (!isTable && !ended && held.size() < 256)
            return {}; // enough for the ledger's excerpt
        m_table = std::make_shared<const std::string>(isTable ? opening.root : std::string_view());
        m_passedTable = !isIn(postTables, *m_table) || opening.isEmpty;
        // What is no table is a piece for once, to be told.
        return isTable ? Piece{opening.end, 0} : Piece{0, held.size()};
    }

    std::shared_ptr<const std::string> m_table; ///< its name; empty: it is none
    bool m_passedTable = false;                 ///< nothing else is to be read of it
    bool m_lost = false;                        ///< in the midst of a row
};

// ---- rows ----

std::optional<std::int32_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(number, -2'147'483'647, 2'147'483'647));
}

/// "<history><war>" or "|history|war|" -> "history, war"
std::string tagList(std::string_view tags)
{
    std::string list;
    while (!tags.empty()) {
        const auto end = tags.find_first_of("<>|");
        const std::string_view tag = tags.substr(0, end);
        if (!tag.empty())
            list.append(list.empty() ? "" : ", ").append(tag);
        tags = end == npos ? std::string_view() : tags.substr(end + 1);
    }
    return list;
}

/// The fields of all three tables; what is not there is empty.
struct Row
{
    std::optional<std::string_view> id, postType, parentId, postId, score, body, text;
    std::string_view title, tags, created, edited, userId, userName;
};

class RowReader
{
public:
    explicit RowReader(const Chunk &chunk)
        : m_chunk(chunk), m_table(chunk.prelude ? *chunk.prelude : std::string())
    {
        if (chunk.facts)
            m_site = stackExchangeSite(chunk.facts->forum.empty() ? chunk.facts->folder : chunk.facts->forum);
        m_place = m_site.name.empty() ? std::string() : m_site.name + "/";
    }

    Batch run()
    {
        const std::string_view text = m_chunk.bytes;
        if (isIn(otherTables, m_table))
            return {};
        if (!isIn(postTables, m_table)) {
            if (!isXmlBlank(text))
                reject(text, 0, text.size(), "it is no table of a Stack Exchange dump");
            return std::move(m_batch);
        }
        m_isUtf8 = text::isValidUtf8(text);
        std::size_t row = nextRow(text, 0, true);
        rest(text, 0, std::min(row, text.size()));
        while (row != npos) {
            const std::size_t next = nextRow(text, row + 4, true);
            const std::size_t end = std::min(next, text.size());
            const std::size_t tagEnd = endOfTag(text.substr(0, end), row);
            if (tagEnd == npos) {
                const bool breaksOff = m_chunk.truncated && next == npos;
                reject(text, row, end, breaksOff ? "the file breaks off inside it" : "it is not well-formed XML");
            } else {
                if (const char *reason = read(text.substr(row, tagEnd - row)))
                    reject(text, row, tagEnd, reason);
                rest(text, tagEnd, end);
            }
            row = next;
        }
        return std::move(m_batch);
    }

private:
    struct FreeParser
    {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    void start()
    {
        XML_SetUserData(m_parser.get(), this);
        XML_SetStartElementHandler(m_parser.get(), [](void *self, const XML_Char *name, const XML_Char **attributes) {
            if (name != "row"sv)
                return;
            Row row;
            for (; *attributes; attributes += 2)
                setField(row, attributes[0], attributes[1]);
            static_cast<RowReader *>(self)->m_wasTold = true;
            static_cast<RowReader *>(self)->take(row);
        });
        feed("<table>");
    }

    bool feed(std::string_view xml)
    {
        return XML_Parse(m_parser.get(), xml.data(), static_cast<int>(xml.size()), XML_FALSE) == XML_STATUS_OK;
    }

    /// Half a character at its end would make the parser wait for the rest: a tag counts when the parser told of it.
    bool feedTag(std::string_view tag)
    {
        m_wasTold = false;
        return feed(tag) && (tag.ends_with("/>") || feed("</row>")) && m_wasTold;
    }

    /// One whole tag. \returns why it is no post; nullptr: it was taken, or passed over for what it is.
    const char *read(std::string_view tag)
    {
        m_reason = nullptr;
        if ((m_isUtf8 || text::isValidUtf8(tag)) && m_scanner.read(tag)) {
            Row row;
            for (const XmlTagScanner::Attribute &attribute : m_scanner.attributes())
                setField(row, attribute.name, attribute.value);
            take(row);
            return m_reason;
        }
        if (!m_parser) {
            m_parser.reset(XML_ParserCreate("UTF-8"));
            start();
        }
        bool isGood = feedTag(tag);
        if (!isGood) {
            XML_ParserReset(m_parser.get(), "UTF-8");
            start();
            isGood = feedTag(mendedXml(tag));
        }
        if (isGood)
            return m_reason;
        XML_ParserReset(m_parser.get(), "UTF-8");
        start();
        return "it is not well-formed XML";
    }

    static void setField(Row &row, std::string_view name, std::string_view value)
    {
        if (name == "Id")
            row.id = value;
        else if (name == "PostTypeId")
            row.postType = value;
        else if (name == "ParentId")
            row.parentId = value;
        else if (name == "PostId")
            row.postId = value;
        else if (name == "CreationDate")
            row.created = value;
        else if (name == "Score")
            row.score = value;
        else if (name == "Body")
            row.body = value;
        else if (name == "Text")
            row.text = value;
        else if (name == "Title")
            row.title = value;
        else if (name == "Tags")
            row.tags = value;
        else if (name == "LastEditDate")
            row.edited = value;
        else if (name == "OwnerUserId" || name == "UserId")
            row.userId = value;
        else if (name == "OwnerDisplayName" || name == "UserDisplayName" || name == "DisplayName")
            row.userName = value;
    }

    void take(const Row &row)
    {
        m_reason = !row.id || row.id->empty() ? "it has no id"
            : row.id->size() > 64             ? "its id is longer than 64 characters"
            : m_table == "users"              ? user(row)
            : m_table == "posts"              ? post(row)
                                              : comment(row);
    }

    const char *user(const Row &row)
    {
        if (!row.userName.empty())
            m_batch.names.push_back({Platform::StackExchange, m_place + std::string(*row.id), std::string(row.userName)});
        return nullptr;
    }

    const char *post(const Row &row)
    {
        const bool isTold = row.postType && !row.postType->empty();
        const bool isAnswer = isTold ? row.postType == "2" : row.parentId.has_value();
        const bool isQuestion = isTold ? row.postType == "1" : !row.title.empty();
        if (!isAnswer && !isQuestion)
            return isTold ? nullptr : "it does not say whether it is a question or an answer";
        if (isAnswer && (!row.parentId || row.parentId->empty()))
            return "it is an answer that does not say to which question";
        RawPost post = common(row);
        post.kind = isAnswer ? PostKind::Comment : PostKind::Submission;
        post.key = m_place + post.id;
        if (isAnswer) {
            post.parentId = post.threadId = *row.parentId;
            post.parentKey = post.threadKey = m_place + post.parentId;
            link(post, "/a/");
        } else {
            post.threadId = post.id;
            post.threadKey = post.key;
            post.title = row.title;
            post.flair = tagList(row.tags);
            link(post, "/q/");
        }
        if (!row.edited.empty())
            post.flags |= FlagEdited;
        post.body = row.body.value_or(""sv);
        post.markup = Markup::Html;
        m_batch.posts.push_back(std::move(post));
        return nullptr;
    }

    const char *comment(const Row &row)
    {
        if (!row.postId || row.postId->empty())
            return "it is a comment that does not say to which post";
        RawPost post = common(row);
        post.kind = PostKind::Comment;
        post.key = m_place + "comment/" + post.id;
        post.parentId = *row.postId;
        post.parentKey = m_place + post.parentId;
        link(post, "/posts/comments/");
        post.body = row.text.value_or(""sv);
        post.markup = Markup::Markdown;
        m_batch.posts.push_back(std::move(post));
        return nullptr;
    }

    RawPost common(const Row &row) const
    {
        RawPost post;
        post.platform = Platform::StackExchange;
        post.id = *row.id;
        post.forum = m_site.name;
        post.createdUtc = isoTime(row.created);
        const auto score = row.score ? numberOf(*row.score) : std::nullopt;
        post.score = score.value_or(0);
        if (!score)
            post.flags |= FlagNoScore;
        post.author = row.userName;
        if (!row.userId.empty()) {
            post.authorId = m_place + std::string(row.userId);
            if (row.userId == "-1" && post.author.empty())
                post.author = "Community";
        } else {
            // The account is gone; what it was called stays, and is unique on its site at the most.
            post.flags |= FlagAuthorGone;
            if (!post.author.empty())
                post.authorId = m_place + "former/" + post.author;
        }
        return post;
    }

    void link(RawPost &post, std::string_view way) const
    {
        if (!m_site.host.empty())
            post.permalink = "https://" + m_site.host + std::string(way) + post.id;
    }

    /// What stands between two rows; comments and closing tags may.
    void rest(std::string_view text, std::size_t from, std::size_t to)
    {
        while (from < to) {
            const std::string_view left = text.substr(from, to - from);
            if (isXmlBlank(left.substr(0, 1))) {
                ++from;
                continue;
            }
            std::size_t end = npos;
            if (left.starts_with("<!--"))
                end = left.find("-->", 4);
            else if (left.starts_with("</row") || left.starts_with("</" + m_table))
                end = left.find('>');
            if (end == npos) {
                reject(text, from, to, "something that is no record stands here");
                return;
            }
            from += end + (left[1] == '!' ? 3 : 1);
        }
    }

    /// What stands between `at` and `end`.
    void reject(std::string_view text, std::size_t at, std::size_t end, const char *reason)
    {
        m_line += countLineEnds(text.substr(m_lineAt, at - m_lineAt));
        m_lineAt = at;
        m_batch.rejects.push_back({.line = m_chunk.firstLine + m_line,
                                   .offset = m_chunk.offset + static_cast<std::int64_t>(at),
                                   .reason = reason,
                                   .excerpt = excerptOf(text.substr(at, end - at))});
    }

    const Chunk &m_chunk;
    std::string m_table;
    StackExchangeSite m_site;
    std::string m_place; ///< the site and a slash, or nothing
    Batch m_batch;
    XmlTagScanner m_scanner;
    std::unique_ptr<XML_ParserStruct, FreeParser> m_parser; ///< for what the scanner leaves
    bool m_wasTold = false;         ///< the parser met a row
    bool m_isUtf8 = false;          ///< all of the chunk
    const char *m_reason = nullptr; ///< of the row being read
    std::int64_t m_line = 0;        ///< line ends before m_lineAt
    std::size_t m_lineAt = 0;
};

/// The table that a head opens and whether a row with an id follows; a table may be empty.
std::string_view tableOf(std::string_view head)
{
    const XmlOpening opening = xmlOpening(head);
    if (opening.state != XmlOpening::State::Whole)
        return {};
    if (opening.isEmpty)
        return opening.root;
    const std::size_t row = nextRow(head, opening.end, true);
    if (row == npos) {
        const auto first = head.find('<', opening.end);
        return first != npos && head.substr(first).starts_with("</" + std::string(opening.root)) ? opening.root : std::string_view();
    }
    // As far as the row goes in the head. Names of attributes, not words of a text: these stand between quotation marks.
    std::size_t at = row + 4;
    while (at < head.size() && head[at] != '>' && head[at] != '<') {
        const auto nameBegin = head.find_first_not_of(" \t\r\n", at);
        const auto quote = nameBegin == npos ? npos : head.find_first_of("\"'", nameBegin);
        if (quote == npos)
            return {};
        if (head.substr(nameBegin, quote - nameBegin) == "Id=")
            return opening.root;
        at = head.find(head[quote], quote + 1);
        if (at == npos)
            return {};
        ++at;
    }
    return {};
}

} // namespace

bool StackExchangeReader::recognises(std::string_view head) const
{
    return isIn(postTables, tableOf(head));
}

bool StackExchangeReader::isOtherTable(std::string_view head)
{
    return isIn(otherTables, tableOf(head));
}

std::unique_ptr<Cutter> StackExchangeReader::cutter(const FileFacts &) const
{
    return std::make_unique<RowCutter>();
}

Batch StackExchangeReader::parse(const Chunk &chunk) const
{
    return RowReader(chunk).run();
}

std::vector<std::size_t> StackExchangeFolder::members(const std::vector<std::string> &paths) const
{
    std::array<std::size_t, postTables.size()> found;
    found.fill(paths.size());
    bool hasOther = false;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::string name = unpackedName(paths[i]); // of this folder itself: those below are sites of their own
        if (!name.ends_with(".xml"))
            continue;
        name.resize(name.size() - 4);
        const auto table = std::find(postTables.begin(), postTables.end(), name);
        if (table != postTables.end())
            found[static_cast<std::size_t>(table - postTables.begin())] = i;
        hasOther = hasOther || isIn(otherTables, name);
    }
    std::vector<std::size_t> members;
    std::copy_if(found.begin(), found.end(), std::back_inserter(members), [&](std::size_t i) { return i < paths.size(); });
    // A lone file is told by its content; and what is called Posts.xml in a folder of other things may be anything.
    const bool hasPosts = found[0] < paths.size() || found[1] < paths.size();
    if (!hasPosts || (members.size() < 2 && !hasOther))
        return {};
    return members;
}

} // namespace parlance::import
