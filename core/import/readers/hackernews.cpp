// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/hackernews.h"

#include "core/import/readers/hackernewsfields.h"
#include "core/import/readers/jsonhead.h"
#include "core/import/readers/packedjson.h"
#include "core/text/htmltokens.h"

#include <utility>

namespace parlance::import {

namespace {

namespace dom = simdjson::dom;

class Unit
{
public:
    Unit(UnitBatch &to, const FileFacts *facts) : m_to(to), m_facts(facts) {}

    void read(const dom::element &element)
    {
        const auto object = objectOf(element);
        if (!object)
            return m_to.reject("it is not a JSON object");
        if (const auto story = object->object("post")) {
            const std::string thread = story->id("id");
            item(*story, {});
            if (const auto comments = object->array("comments")) {
                for (const dom::element comment : *comments) {
                    if (const auto inner = objectOf(comment))
                        item(*inner, thread);
                    else if (!comment.is_null())
                        m_to.reject("a list of items holds something that is none");
                }
            }
        } else if (object->has("body") && !object->has("type")) {
            if (const auto body = object->object("body"))
                item(*body, {});
            else if (!isNull(element, "body"))
                m_to.reject("it is no item of Hacker News");
        } else {
            item(*object, {});
        }
    }

private:
    static bool isNull(const dom::element &element, std::string_view key)
    {
        dom::element value;
        return element.at_key(key).get(value) == simdjson::SUCCESS && value.is_null();
    }

    void item(const JsonObject &object, const std::string &thread)
    {
        const std::string type = object.text("type");
        const std::string parent = object.id("parent");
        if (type == "pollopt" || object.has("karma"))
            return;
        const bool isComment = type == "comment" || (type.empty() && !parent.empty());
        if (!isComment && !isHackerNewsSubmission(type) && !(type.empty() && object.has("title")))
            return m_to.reject(object, "it is no item of Hacker News");
        RawPost post = hackerNewsPost(isComment ? PostKind::Comment : PostKind::Submission, object.id("id"), m_facts);
        post.createdUtc = object.seconds("time");
        post.author = object.text("by");
        if (post.author.empty())
            post.flags |= FlagNoAuthor;
        if (object.isSet("deleted"))
            post.flags |= FlagDeleted;
        if (object.isSet("dead"))
            post.flags |= FlagRemoved;
        if (!(post.flags & FlagDeleted))
            setHackerNewsText(post, object.text("text"));
        if (isComment) {
            post.flags |= FlagNoScore;
            setHackerNewsParent(post, parent, thread);
        } else {
            post.title = text::decodedAttribute(object.text("title"));
            post.url = object.text("url");
            if (const auto score = object.score("score"))
                post.score = *score;
            else
                post.flags |= FlagNoScore;
            if (const auto comments = object.score("descendants"))
                post.declaredComments = *comments;
        }
        m_to.take(std::move(post), object);
    }

    UnitBatch &m_to;
    const FileFacts *m_facts;
};

bool isItem(const JsonHead &head)
{
    const auto *type = head.find({"type"});
    return type && type->kind == JsonHead::Kind::Text
        && (isHackerNewsSubmission(type->text) || type->text == "comment" || type->text == "pollopt") && head.hasId({"id"})
        && head.hasId({"time"});
}

} // namespace

bool HackerNewsReader::recognises(std::string_view text) const
{
    const JsonHead head(text);
    const auto isUnit = [](const JsonHead &unit) {
        return isItem(unit) || (unit.hasId({"id"}) && isItem(unit.below({"body"})))
            || (isItem(unit.below({"comments", "*"})) && unit.has({"post"}, JsonHead::Kind::Object))
            || (isItem(unit.below({"post"})) && !isItem(unit));
    };
    return isUnit(head) || isUnit(head.below({"*"}));
}

std::unique_ptr<Cutter> HackerNewsReader::cutter(const FileFacts &) const
{
    return packedJsonCutter();
}

Batch HackerNewsReader::parse(const Chunk &chunk) const
{
    Batch batch;
    readPackedJson(chunk, batch, [&](const dom::element &unit, const std::string &, UnitBatch &to) {
        Unit(to, chunk.facts.get()).read(unit);
    });
    return batch;
}

} // namespace parlance::import
