// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace parlance::import {

/// Bytes in memory, a few at a time, that may end in damage.
class DrippingSource final : public ByteSource
{
public:
    explicit DrippingSource(std::string_view bytes, std::size_t piece, bool breaks = false)
        : m_bytes(bytes), m_piece(piece), m_breaks(breaks)
    {
    }
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const std::size_t count = std::min({size, m_piece, m_bytes.size() - m_at});
        if (count == 0 && m_breaks)
            return Error{.code = ErrorCode::Corrupt, .message = "%1 breaks off.", .offset = static_cast<std::int64_t>(m_at)};
        std::copy_n(m_bytes.data() + m_at, count, to);
        m_at += count;
        return count;
    }
    std::int64_t compressedDone() const override { return static_cast<std::int64_t>(m_at); }
    std::int64_t compressedTotal() const override { return static_cast<std::int64_t>(m_bytes.size()); }
    std::string sha256() override { return {}; }

private:
    std::string_view m_bytes;
    std::size_t m_piece;
    bool m_breaks;
    std::size_t m_at = 0;
};

/// A post as one line of text, so that a failure reads as a difference. What is not told is left out.
inline std::string printed(const RawPost &post)
{
    std::string text = std::string(platformName(post.platform)) + (post.kind == PostKind::Comment ? " comment " : " submission ") + post.id;
    const auto add = [&](const char *name, const std::string &value) {
        if (!value.empty())
            text.append(" ").append(name).append(" [").append(value).append("]");
    };
    add("key", post.key);
    add("thread", post.threadId);
    add("thread key", post.threadKey);
    add(post.parentKind == PostKind::Comment ? "answers comment" : "answers", post.parentId);
    add("parent key", post.parentKey);
    add("forum", post.forum);
    add("author", post.author);
    add("author id", post.authorId);
    add("at", post.createdUtc ? std::to_string(*post.createdUtc) : std::string());
    add("read at", post.retrievedUtc ? std::to_string(*post.retrievedUtc) : std::string());
    add("score", post.flags & FlagNoScore ? std::string() : std::to_string(post.score));
    add("declares", post.declaredComments < 0 ? std::string() : std::to_string(post.declaredComments));
    add("title", post.title);
    add("thread title", post.threadTitle);
    add("url", post.url);
    add("permalink", post.permalink);
    add("flair", post.flair);
    add("body", post.body);
    const std::pair<std::uint32_t, const char *> flags[] = {
        {FlagDeleted, "deleted"},         {FlagRemoved, "removed"},   {FlagBot, "bot"},
        {FlagStickied, "stickied"},       {FlagDistinguished, "distinguished"}, {FlagEdited, "edited"},
        {FlagControversial, "controversial"}, {FlagScoreHidden, "score hidden"}, {FlagAuthorGone, "author gone"},
        {FlagNoAuthor, "no author"},      {FlagNsfw, "nsfw"},         {FlagParentGuessed, "parent guessed"}};
    for (const auto &[flag, name] : flags) {
        if (post.flags & flag)
            text.append(", ").append(name);
    }
    return text;
}

/// Everything a batch says, a line each.
inline std::string printed(const Batch &batch)
{
    std::string text;
    for (const RawPost &post : batch.posts)
        text += printed(post) + "\n";
    for (const Reject &reject : batch.rejects)
        text += "line " + std::to_string(reject.line) + " offset " + std::to_string(reject.offset) + ": " + reject.reason + " <"
            + reject.excerpt + ">\n";
    for (const AuthorName &name : batch.names)
        text += "author " + name.authorId + " is " + name.name + "\n";
    for (const Gap &gap : batch.gaps)
        text += "thread " + gap.threadId + " lacks " + std::to_string(gap.missing) + "\n";
    if (batch.missing > 0)
        text += "missing " + std::to_string(batch.missing) + "\n";
    return text;
}

/// What a file of these bytes gives, cut into chunks of about `chunkBytes` and read `dripBytes` at a time.
inline Batch readAll(const Reader &reader, std::string_view bytes, std::shared_ptr<const FileFacts> facts = {},
                     std::size_t chunkBytes = 1 << 20, std::size_t dripBytes = 1 << 20, bool breaks = false)
{
    DrippingSource source(bytes, dripBytes, breaks);
    Splitter splitter(source, reader, std::move(facts), {}, chunkBytes);
    Batch all;
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk || !*chunk)
            break;
        Batch batch = reader.parse(**chunk);
        const auto append = [](auto &to, auto &from) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
        append(all.posts, batch.posts);
        append(all.rejects, batch.rejects);
        append(all.names, batch.names);
        append(all.gaps, batch.gaps);
        all.missing += batch.missing;
    }
    for (Reject &reject : splitter.takeOversized())
        all.rejects.push_back(std::move(reject));
    return all;
}

/// Fails unless the file gives the same however it is read and cut.
inline void sameHoweverCut(const Reader &reader, std::string_view bytes, const std::shared_ptr<const FileFacts> &facts = {})
{
    const std::string whole = printed(readAll(reader, bytes, facts));
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{17}, std::size_t{64}, std::size_t{300}, std::size_t{4096}}) {
        for (const std::size_t drip : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
            if (bytes.size() > 20'000 && drip < 1000)
                continue;
            QCOMPARE(QString::fromStdString(printed(readAll(reader, bytes, facts, chunk, drip))), QString::fromStdString(whole));
        }
    }
}

/// Fails unless a file that breaks off anywhere gives valid text, the posts before the break as they are in the whole file,
/// and no crash. \param step  bytes between the places where it breaks.
inline void soundHoweverBroken(const Reader &reader, std::string_view bytes, const std::shared_ptr<const FileFacts> &facts = {},
                               std::size_t step = 1)
{
    for (std::size_t size = 0; size <= bytes.size(); size += step) {
        const Batch batch = readAll(reader, bytes.substr(0, size), facts, 64, 1 << 20, size % 2 == 0);
        for (const RawPost &post : batch.posts) {
            QVERIFY2(!post.id.empty(), "a post without an id");
            for (const std::string *text : {&post.id, &post.threadId, &post.parentId, &post.key, &post.threadKey, &post.parentKey,
                                            &post.forum, &post.author, &post.authorId, &post.title, &post.threadTitle, &post.body,
                                            &post.url, &post.permalink, &post.flair})
                QVERIFY2(text::isValidUtf8(*text), text->c_str());
        }
        for (const Reject &reject : batch.rejects) {
            QVERIFY(!reject.reason.empty());
            QVERIFY2(text::isValidUtf8(reject.excerpt), reject.excerpt.c_str());
            QVERIFY(reject.offset >= 0 && reject.offset <= static_cast<std::int64_t>(size));
        }
    }
}

} // namespace parlance::import
