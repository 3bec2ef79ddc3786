// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/algolia.h"

#include "core/import/readers/hackernewsfields.h"
#include "core/import/readers/isotime.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"
#include "core/text/htmltokens.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

std::optional<std::int64_t> createdOf(const JsonObject &object)
{
    const auto seconds = object.seconds("created_at_i");
    return seconds ? seconds : isoTime(object.text("created_at"));
}

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts) : m_to(to), m_facts(facts) {}

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        if (const auto hits = object->array("hits")) {
            for (const dom::element each : *hits) {
                if (const auto found = objectOf(each))
                    hit(*found);
                else
                    m_to.reject("a list of hits holds something that is none");
            }
        } else if (object->has("objectID")) {
            hit(*object);
        } else {
            tree(*object);
        }
    }

private:
    /// A list of children begun, and whose they are.
    struct Open
    {
        dom::array::iterator next, end;
        std::string parent, thread;
    };

    void tree(const JsonObject &root)
    {
        if (!root.has("created_at_i") && !root.has("created_at"))
            return m_to.reject("it is no item of Hacker News");
        std::vector<Open> open;
        item(root, {}, {}, open);
        while (!open.empty()) {
            Open &list = open.back();
            if (list.next == list.end) {
                open.pop_back();
                continue;
            }
            const dom::element child = *list.next;
            ++list.next;
            const std::string parent = list.parent, thread = list.thread; // item() may move the list
            if (const auto object = objectOf(child))
                item(*object, parent, thread, open);
            else if (!child.is_null())
                m_to.reject("a list of items holds something that is none");
        }
    }

    void item(const JsonObject &object, const std::string &above, const std::string &threadAbove, std::vector<Open> &open)
    {
        const std::string type = object.text("type");
        const std::string id = object.id("id");
        std::string parent = object.id("parent_id");
        std::string thread = object.id("story_id");
        if (parent.empty())
            parent = above;
        if (thread.empty() || !threadAbove.empty())
            thread = threadAbove;
        const bool isSubmission = isHackerNewsSubmission(type) || (type.empty() && parent.empty());
        if (isSubmission)
            thread = id;
        if (type != "pollopt") {
            RawPost post = hackerNewsPost(isSubmission ? PostKind::Submission : PostKind::Comment, id, m_facts);
            post.createdUtc = createdOf(object);
            post.author = object.text("author");
            setHackerNewsText(post, object.text("text"));
            if (isSubmission) {
                post.title = text::decodedAttribute(object.text("title"));
                post.url = object.text("url");
            } else {
                setHackerNewsParent(post, parent, thread);
            }
            finish(post, object, isSubmission, object.isText("text"));
            m_to.take(std::move(post), object);
        }
        if (const auto children = object.array("children"))
            open.push_back({children->begin(), children->end(), id, thread});
    }

    void hit(const JsonObject &object)
    {
        std::string type;
        if (const auto tags = object.array("_tags")) {
            for (const dom::element tag : *tags) {
                std::string_view word;
                if (tag.get(word) == simdjson::SUCCESS
                    && (isHackerNewsSubmission(word) || word == "comment" || word == "pollopt")) {
                    type = word;
                    break;
                }
            }
        }
        if (type == "pollopt")
            return;
        const bool isComment = type == "comment" || (type.empty() && object.isText("comment_text"));
        RawPost post = hackerNewsPost(isComment ? PostKind::Comment : PostKind::Submission, object.id("objectID"), m_facts);
        post.createdUtc = createdOf(object);
        post.author = object.text("author");
        if (isComment) {
            setHackerNewsText(post, object.text("comment_text"));
            setHackerNewsParent(post, object.id("parent_id"), object.id("story_id"));
            post.threadTitle = text::decodedAttribute(object.text("story_title"));
        } else {
            setHackerNewsText(post, object.text("story_text"));
            post.title = text::decodedAttribute(object.text("title"));
            post.url = object.text("url");
            if (const auto comments = object.score("num_comments"))
                post.declaredComments = *comments;
        }
        finish(post, object, !isComment, !isComment || object.isText("comment_text"));
        m_to.take(std::move(post), object);
    }

    static void finish(RawPost &post, const JsonObject &object, bool isSubmission, bool hasText)
    {
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
        if (post.author.empty() && !hasText && post.title.empty())
            post.flags |= FlagDeleted;
        const auto points = isSubmission ? object.score("points") : std::nullopt;
        if (points)
            post.score = *points;
        else
            post.flags |= FlagNoScore;
    }

    UnitBatch &m_to;
    const FileFacts *m_facts;
};

/// created_at_i of an item, at any depth of the tree: its keys are sorted, so that "children" come first.
bool isItemTree(const JsonHead &head)
{
    const bool hasChildren = head.has({"children"}, JsonHead::Kind::Array);
    return hasChildren && std::any_of(head.values().begin(), head.values().end(), [](const JsonHead::Value &value) {
        std::size_t at = 0;
        while (at + 1 < value.path.size() && value.path[at] == "children" && value.path[at + 1] == "*")
            at += 2;
        return at + 1 == value.path.size() && value.path[at] == "created_at_i" && value.kind == JsonHead::Kind::Number;
    });
}

bool isHit(const JsonHead &head)
{
    return head.hasId({"objectID"}) && head.has({"created_at_i"}, JsonHead::Kind::Number);
}

} // namespace

bool AlgoliaReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return isItemTree(unit) || isHit(unit) || (unit.has({"hits"}, JsonHead::Kind::Array) && isHit(unit.below({"hits", "*"})));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> AlgoliaReader::cutter(const FileFacts &) const
{
    return packedJsonCutter();
}

Batch AlgoliaReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &, UnitBatch &to) {
        Unit(to, chunk.facts.get()).read(unit);
    });
    return batch;
}

} // namespace parlance::import
