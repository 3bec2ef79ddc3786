// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/redditatom.h"

#include "core/import/excerpt.h"
#include "core/import/lines.h"
#include "core/import/readers/isotime.h"
#include "core/import/readers/redditaddress.h"
#include "core/import/readers/redditfields.h"
#include "core/import/readers/xmltext.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;
constexpr auto npos = std::string_view::npos;

/// Where the next entry begins, at `from` or behind it.
std::size_t nextEntry(std::string_view text, std::size_t from)
{
    constexpr std::string_view tag = "<entry";
    for (auto at = text.find(tag, from); at != npos; at = text.find(tag, at + 1)) {
        const auto behind = at + tag.size();
        if (behind == text.size() || " \t\r\n/>"sv.find(text[behind]) != npos)
            return at;
    }
    return npos;
}

/// The fields of an entry, or those of the feed itself.
struct Fields
{
    std::string id, title, updated, published, link, content, contentType, author, category;
    bool isEntry = false; ///< it was one, with its end
};

/// Parses a stretch of the feed's content.
class FieldsParser
{
public:
    FieldsParser() : m_parser(XML_ParserCreate("UTF-8"))
    {
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(
            m_parser.get(),
            [](void *self, const XML_Char *name, const XML_Char **attributes) {
                static_cast<FieldsParser *>(self)->begin(name, attributes);
            },
            [](void *self, const XML_Char *) { static_cast<FieldsParser *>(self)->end(); });
        XML_SetCharacterDataHandler(m_parser.get(), [](void *self, const XML_Char *text, int size) {
            auto *parser = static_cast<FieldsParser *>(self);
            if (parser->m_text)
                parser->m_text->append(text, static_cast<std::size_t>(size));
        });
    }

    /// \returns false where it is not well-formed; what came before the fault is in `fields`.
    bool parse(std::string_view xml)
    {
        constexpr std::string_view root = "<feed>";
        return feed(root) && feed(xml);
    }

    Fields fields;
    std::vector<std::string> links; ///< of the feed and of all entries

private:
    struct FreeParser
    {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    bool feed(std::string_view xml)
    {
        return XML_Parse(m_parser.get(), xml.data(), static_cast<int>(xml.size()), XML_FALSE) == XML_STATUS_OK;
    }

    void begin(std::string_view name, const XML_Char **attributes)
    {
        ++m_depth;
        if (m_depth == 2 && name == "entry") {
            m_inEntry = true;
            return;
        }
        const std::size_t depth = m_depth - (m_inEntry ? 1 : 0);
        if (depth == 3 && m_inAuthor && name == "name")
            collect(fields.author);
        if (depth != 2)
            return;
        m_inAuthor = name == "author";
        const auto attribute = [&](std::string_view wanted) -> std::string_view {
            for (const XML_Char **at = attributes; *at; at += 2) {
                if (*at == wanted)
                    return at[1];
            }
            return {};
        };
        if (name == "id") {
            collect(fields.id);
        } else if (name == "title") {
            collect(fields.title);
        } else if (name == "updated") {
            collect(fields.updated);
        } else if (name == "published") {
            collect(fields.published);
        } else if (name == "content") {
            fields.contentType = attribute("type");
            collect(fields.content);
        } else if (name == "category" && fields.category.empty()) {
            fields.category = attribute("term");
        } else if (name == "link") {
            const std::string_view rel = attribute("rel");
            links.emplace_back(attribute("href"));
            if (rel.empty() || rel == "alternate")
                fields.link = links.back();
        }
    }

    void end()
    {
        --m_depth;
        if (m_text && m_depth < m_textDepth)
            m_text = nullptr;
        if (m_depth == 1 && m_inEntry) {
            m_inEntry = false;
            fields.isEntry = true;
        }
    }

    void collect(std::string &text)
    {
        text.clear();
        m_text = &text;
        m_textDepth = m_depth;
    }

    std::unique_ptr<XML_ParserStruct, FreeParser> m_parser;
    std::size_t m_depth = 0;
    bool m_inEntry = false;
    bool m_inAuthor = false;
    std::string *m_text = nullptr; ///< the field that is being read
    std::size_t m_textDepth = 0;
};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// What the author wrote; around it, Reddit puts a preview and links.
std::string_view writtenIn(std::string_view content)
{
    constexpr std::string_view on = "<!-- SC_OFF -->", off = "<!-- SC_ON -->", open = "<div class=\"md\">", close = "</div>";
    const auto begin = content.find(on);
    if (begin == npos)
        return {};
    content.remove_prefix(begin + on.size());
    content = trimmed(content.substr(0, content.rfind(off)));
    if (content.starts_with(open) && content.ends_with(close)) {
        content.remove_prefix(open.size());
        content.remove_suffix(close.size());
    }
    return trimmed(content);
}

/// The address behind "[link]"; empty when it is the post's own.
std::string linkedIn(std::string_view content, std::string_view id)
{
    const auto end = content.rfind("\">[link]</a>");
    const auto begin = end == npos ? npos : content.rfind("href=\"", end);
    if (begin == npos)
        return {};
    const std::string address = decodeEntities(content.substr(begin + 6, end - begin - 6));
    return isOnReddit(address) && RedditAddress(address).link == id ? std::string() : address;
}

class FeedReader
{
public:
    explicit FeedReader(const Chunk &chunk) : m_chunk(chunk), m_text(chunk.bytes) {}

    Batch run()
    {
        const XmlOpening opening = xmlOpening(m_text);
        if (opening.state != XmlOpening::State::Whole || opening.root != "feed") {
            if (!isXmlBlank(m_text))
                reject(0, m_text.size(), "it is no Atom feed");
            return std::move(m_batch);
        }
        std::size_t entry = nextEntry(m_text, opening.end);
        const std::string_view before = m_text.substr(opening.end, std::min(entry, m_text.size()) - opening.end);
        FieldsParser feed;
        if (feed.parse(before)) {
            m_feed = std::move(feed.fields);
        } else {
            FieldsParser again;
            again.parse(mendedXml(before));
            m_feed = std::move(again.fields);
        }
        while (entry != npos) {
            const std::size_t next = nextEntry(m_text, entry + 1);
            const std::size_t limit = std::min(next, m_text.size());
            constexpr std::string_view close = "</entry>";
            const auto last = m_text.substr(0, limit).rfind(close);
            const bool isClosed = last != npos && last > entry;
            const std::size_t end = isClosed ? last + close.size() : limit;
            if (!isClosed && m_chunk.truncated && next == npos)
                reject(entry, end, "the file breaks off inside it");
            else if (const char *reason = read(m_text.substr(entry, end - entry)))
                reject(entry, end, reason);
            entry = next;
        }
        return std::move(m_batch);
    }

private:
    /// \returns why it is no post; nullptr: it was taken, or passed over for what it is.
    const char *read(std::string_view xml)
    {
        FieldsParser parser;
        if (parser.parse(xml) && parser.fields.isEntry)
            return take(parser.fields);
        FieldsParser again;
        if (again.parse(mendedXml(xml)) && again.fields.isEntry)
            return take(again.fields);
        return "it is not well-formed XML";
    }

    const char *take(const Fields &fields)
    {
        const std::string_view name = trimmed(fields.id);
        if (name.empty())
            return "it has no id";
        const bool isComment = name.starts_with("t1_");
        if (!isComment && !name.starts_with("t3_"))
            return nullptr; // a forum, an account
        RawPost post;
        post.platform = Platform::Reddit;
        post.kind = isComment ? PostKind::Comment : PostKind::Submission;
        post.id = withoutPrefix(name);
        if (!isRedditId(post.id))
            return "it has no id";
        const RedditAddress address(fields.link);
        const RedditAddress here(m_feed.link);
        post.forum = !fields.category.empty() ? fields.category
            : !address.subreddit.empty()      ? std::string(address.subreddit)
                                              : m_feed.category;
        post.createdUtc = isoTime(trimmed(fields.published.empty() ? fields.updated : fields.published));
        post.retrievedUtc = isoTime(trimmed(m_feed.updated)); // the feed is made when it is asked for
        post.flags = FlagNoScore;
        std::string_view author = trimmed(fields.author);
        if (author.starts_with("/u/"))
            author.remove_prefix(3);
        setAuthor(post, author.empty() ? "[deleted]"sv : author);
        const std::string_view title = trimmed(fields.title);
        if (isComment) {
            post.threadId = !address.link.empty() ? address.link : here.link;
            if (post.threadId.empty())
                return "it is a comment whose address does not name its thread";
            const auto on = title.starts_with("/u/") ? title.find(" on ") : npos; // names have no blanks
            if (on != npos)
                post.threadTitle = trimmed(title.substr(on + 4));
        } else {
            post.threadId = post.id;
            post.title = title;
            post.url = linkedIn(fields.content, post.id);
        }
        const bool isHtml = fields.contentType.empty() || fields.contentType == "html";
        std::string_view written = isHtml ? writtenIn(fields.content) : trimmed(fields.content);
        if (isHtml && written.empty() && isComment && fields.content.find("SC_OFF") == npos)
            written = trimmed(fields.content);
        post.markup = isHtml ? Markup::Html : Markup::Plain;
        const bool isMark = written == "<p>[deleted]</p>" || written == "<p>[removed]</p>";
        setBody(post, isMark ? written.substr(3, 9) : written);
        finishPost(post);
        m_batch.posts.push_back(std::move(post));
        return nullptr;
    }

    void reject(std::size_t at, std::size_t end, const char *reason)
    {
        m_line += countLineEnds(m_text.substr(m_lineAt, at - m_lineAt));
        m_lineAt = at;
        m_batch.rejects.push_back({.line = m_chunk.firstLine + m_line,
                                   .offset = m_chunk.offset + static_cast<std::int64_t>(at),
                                   .reason = reason,
                                   .excerpt = excerptOf(m_text.substr(at, end - at))});
    }

    const Chunk &m_chunk;
    std::string_view m_text;
    Fields m_feed;
    Batch m_batch;
    std::int64_t m_line = 0; ///< line ends before m_lineAt
    std::size_t m_lineAt = 0;
};

} // namespace

bool RedditAtomReader::recognises(std::string_view head) const
{
    const XmlOpening opening = xmlOpening(head);
    if (opening.state != XmlOpening::State::Whole || opening.root != "feed")
        return false;
    FieldsParser parser;
    parser.parse(head.substr(opening.end)); // as far as it goes
    return std::any_of(parser.links.begin(), parser.links.end(), isOnReddit);
}

Batch RedditAtomReader::parse(const Chunk &chunk) const
{
    return FeedReader(chunk).run();
}

} // namespace parlance::import
