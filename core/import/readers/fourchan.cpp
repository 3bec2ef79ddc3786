// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/fourchan.h"

#include "core/base/ascii.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"
#include "core/text/htmltokens.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

constexpr std::string_view Boards[] = {
    "3",   "a",   "aco", "adv", "an",   "b",    "bant", "biz",   "c",   "cgl", "ck",  "cm",   "co",  "d",   "diy", "e",
    "f",   "fa",  "fit", "g",   "gd",   "gif",  "h",    "hc",    "his", "hm",  "hr",  "i",    "ic",  "int", "jp",  "k",
    "lgbt", "lit", "m",  "mlp", "mu",   "n",    "news", "o",     "out", "p",   "po",  "pol",  "pw",  "q",   "qa",  "qb",
    "qst", "r",   "r9k", "s",   "s4s",  "sci",  "soc",  "sp",    "t",   "tg",  "toy", "trash", "trv", "tv", "u",   "v",
    "vg",  "vip", "vm",  "vmg", "vp",   "vr",   "vrpg", "vst",   "vt",  "w",   "wg",  "wsg",  "wsr", "x",   "xs",  "y"};

bool isBoard(std::string_view name)
{
    return std::find(std::begin(Boards), std::end(Boards), name) != std::end(Boards);
}

/// "/po/" as a person writes it is "po".
std::string bareBoard(std::string_view name)
{
    while (!name.empty() && name.front() == '/')
        name.remove_prefix(1);
    while (!name.empty() && name.back() == '/')
        name.remove_suffix(1);
    return std::string(name);
}

/// The board in JSON as it is written: a link to another thread of the same board says "&gt;&gt;12" and leads to
/// "/po/thread/11#p12"; one to another board says "&gt;&gt;&gt;/b/12".
std::string boardFromLinks(std::string_view head)
{
    for (std::size_t at = head.find("/thread"); at != std::string_view::npos; at = head.find("/thread", at + 1)) {
        std::size_t end = at;
        if (end > 0 && head[end - 1] == '\\')
            --end;
        std::size_t begin = end;
        while (begin > 0 && end - begin < 6 && (isDigit(head[begin - 1]) || (head[begin - 1] >= 'a' && head[begin - 1] <= 'z')))
            --begin;
        const std::string_view board = head.substr(begin, end - begin);
        if (begin == 0 || head[begin - 1] != '/' || !isBoard(board))
            continue;
        const std::string_view link = head.substr(at, 120);
        const std::size_t text = link.find(">&gt;&gt;");
        if (text != std::string_view::npos && link.substr(0, text).find("quotelink") != std::string_view::npos
            && text + 9 < link.size() && isDigit(link[text + 9]))
            return std::string(board);
    }
    return {};
}

/// "po_570368.json", "po-catalog.json", or a folder "po".
std::string boardFromName(const FileFacts &facts)
{
    const std::string_view name(facts.name);
    const std::size_t end = name.find_first_of("_-");
    if (end != std::string_view::npos && isBoard(name.substr(0, end)))
        return std::string(name.substr(0, end));
    const std::string_view folder = std::string_view(facts.folder).substr(facts.folder.find_last_of('/') + 1);
    return isBoard(folder) ? std::string(folder) : std::string();
}

/// The number in the address of a link to a post: "#p12", "11#p12", "/po/thread/11#p12". Empty where it leads to another thread.
std::string linkedPost(std::string_view address, const std::string &thread)
{
    const std::size_t mark = address.find("#p");
    if (mark == std::string_view::npos)
        return {};
    std::string_view before = address.substr(0, mark);
    before = before.substr(before.find_last_of('/') + 1);
    if (!before.empty() && before != thread)
        return {};
    const std::string_view number = address.substr(mark + 2);
    const bool isNumber = !number.empty() && number.size() <= 20 && std::all_of(number.begin(), number.end(), isDigit);
    return isNumber ? std::string(number) : std::string();
}

/// The first post of the same thread that `body` answers.
std::string firstAnswered(std::string_view body, const std::string &thread, const std::string &own)
{
    if (body.find("quotelink") == std::string_view::npos)
        return {};
    text::HtmlTokens tokens(body);
    text::HtmlToken token;
    while (tokens.next(token)) {
        if (token.kind != text::HtmlToken::Kind::StartTag || token.tag != text::HtmlTag::A)
            continue;
        const auto classes = text::htmlAttribute(token.attributes, "class");
        const auto address = text::htmlAttribute(token.attributes, "href");
        if (!classes || !address || !text::hasHtmlClass(*classes, "quotelink"))
            continue;
        std::string number = linkedPost(text::decodedAttribute(*address), thread);
        if (!number.empty() && number != own)
            return number;
    }
    return {};
}

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts, const std::string &label) : m_to(to), m_guess(label)
    {
        if (facts) {
            m_said = bareBoard(facts->forum);
            if (m_guess.empty())
                m_guess = boardFromName(*facts);
        }
    }

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        const std::string board = bareBoard(object->text("board"));
        if (const auto posts = object->array("posts")) {
            thread(*posts, board);
        } else if (const auto threads = object->array("threads")) { // an index, or a page of a catalogue
            for (const dom::element each : *threads) {
                const auto inner = objectOf(each);
                if (!inner) {
                    m_to.reject("a list of threads holds something that is none");
                    continue;
                }
                if (const auto innerPosts = inner->array("posts"))
                    thread(*innerPosts, board);
                else if (inner->has("time")) // else a mere list of what threads there are
                    catalogued(*inner, board);
            }
        } else if (object->has("no") && object->has("time")) {
            post(*object, board);
        } else {
            m_to.reject("it is no thread of 4chan");
        }
    }

private:
    void thread(const dom::array &posts, const std::string &board)
    {
        for (const dom::element each : posts) {
            if (const auto inner = objectOf(each))
                post(*inner, board);
            else
                m_to.reject("a list of posts holds something that is none");
        }
    }

    void catalogued(const JsonObject &object, const std::string &board)
    {
        const auto replies = object.array("last_replies");
        const double shown = replies ? static_cast<double>(replies->size()) : 0;
        post(object, board, shown);
        if (replies)
            thread(*replies, board);
    }

    /// \param shown  replies that stand beside it; below 0: it does not say that any were left out.
    void post(const JsonObject &object, const std::string &saidBoard, double shown = -1)
    {
        std::string board = !m_said.empty() ? m_said : bareBoard(object.text("board"));
        if (board.empty())
            board = !saidBoard.empty() ? saidBoard : m_guess;
        const auto keyed = [&](const std::string &number) { return board.empty() ? std::string() : board + "/" + number; };

        RawPost post;
        post.platform = Platform::FourChan;
        post.markup = Markup::FourChanHtml;
        post.flags = FlagNoScore;
        post.id = object.id("no");
        const std::string thread = object.id("resto");
        const bool isFirst = thread.empty() || thread == "0" || thread == post.id;
        post.kind = isFirst ? PostKind::Submission : PostKind::Comment;
        post.threadId = isFirst ? post.id : thread;
        post.key = keyed(post.id);
        post.threadKey = keyed(post.threadId);
        post.forum = board;
        post.createdUtc = object.seconds("time");
        post.body = object.text("com");
        setAuthor(post, object, keyed(post.threadId));
        if (object.isSet("capcode"))
            post.flags |= FlagDistinguished;
        if (object.isSet("sticky"))
            post.flags |= FlagStickied;
        if (isFirst) {
            post.title = text::decodedAttribute(object.text("sub"));
            if (const auto replies = object.score("replies"))
                post.declaredComments = std::max(0, *replies);
        } else {
            post.parentId = firstAnswered(post.body, post.threadId, post.id);
            if (post.parentId.empty())
                post.parentId = post.threadId;
            post.parentKey = keyed(post.parentId);
            post.parentKind = post.parentId == post.threadId ? PostKind::Submission : PostKind::Comment;
        }
        if (!board.empty() && !post.id.empty())
            post.permalink = "https://boards.4chan.org/" + board + "/thread/" + post.threadId + "#p" + post.id;

        double missing = object.number("omitted_posts").value_or(0);
        if (missing <= 0 && shown >= 0)
            missing = object.number("replies").value_or(0) - shown;
        const std::size_t before = m_to.batch().posts.size();
        Gap gap{Platform::FourChan, post.threadId, post.threadKey, 0};
        m_to.take(std::move(post), object);
        if (isFirst && missing >= 1 && m_to.batch().posts.size() > before) {
            gap.missing = static_cast<std::int64_t>(std::min(missing, 1e9));
            m_to.batch().missing += gap.missing;
            m_to.batch().gaps.push_back(std::move(gap));
        }
    }

    /// Names are not taken: a tripcode or the poster's id in the thread says who it is.
    static void setAuthor(RawPost &post, const JsonObject &object, const std::string &threadKey)
    {
        const std::string trip = object.text("trip");
        const std::string poster = object.text("id");
        post.author = text::decodedAttribute(object.text("name"));
        if (!trip.empty()) {
            post.author += post.author.empty() ? trip : " " + trip;
            post.authorId = trip;
        } else if (!poster.empty() && poster.size() <= 64) {
            post.authorId = (threadKey.empty() ? post.threadId : threadKey) + "/" + poster;
        }
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
    }

    UnitBatch &m_to;
    std::string m_said, m_guess; ///< boards: the person's word, and what file and name hint at
};

bool isPost(const JsonHead &head)
{
    return head.hasId({"no"}) && head.has({"time"}, JsonHead::Kind::Number);
}

} // namespace

bool FourChanReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return (isPost(unit) && unit.hasId({"resto"})) || isPost(unit.below({"posts", "*"}))
            || isPost(unit.below({"threads", "*"})) || isPost(unit.below({"threads", "*", "posts", "*"}));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> FourChanReader::cutter(const FileFacts &) const
{
    return packedJsonCutter(boardFromLinks);
}

Batch FourChanReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &label, UnitBatch &to) {
        Unit(to, chunk.facts.get(), label).read(unit);
    });
    return batch;
}

} // namespace parlance::import
