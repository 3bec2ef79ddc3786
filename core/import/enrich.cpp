// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/enrich.h"

#include "core/base/hash.h"
#include "core/import/charset.h"
#include "core/import/tagging.h"
#include "core/text/plaintext.h"

namespace parlance::import {

namespace {

void tag(store::PostRow &row, std::string_view words, Language told)
{
    // What repeats a title that it answers is no statement of its author's.
    const bool hasTitle = !row.title.empty() && !(row.links && row.links->answersSubject);
    const TextTags tags = hasTitle ? tagText(statementOf(row.title, words), told) : tagText(words, told);
    row.language = tags.language;
    row.languageVotes = tags.votes;
    row.sentimentClass = tags.sentiment.sentimentClass;
    row.sentiment = tags.sentiment.score;
    row.confidence = tags.sentiment.confidence;
    row.flags |= tags.sentiment.flags;
    if (told != Undetermined)
        row.flags |= FlagLanguageTold;
}

} // namespace

store::PostRow enrich(RawPost &&raw, const EnrichOptions &options)
{
    store::PostRow row;
    const auto keyed = [](const std::string &key, const std::string &id) -> const std::string & { return key.empty() ? id : key; };
    row.platform = raw.platform;
    row.kind = raw.kind;
    row.id = makePostId(raw.platform, raw.kind, keyed(raw.key, raw.id));
    const std::string &parentKey = keyed(raw.parentKey, raw.parentId);
    if (raw.kind == PostKind::Comment && !parentKey.empty())
        row.parent = makePostId(raw.platform, raw.parentKind, parentKey);
    const std::string &threadKey = keyed(raw.threadKey, raw.threadId);
    if (raw.kind == PostKind::Submission) {
        row.thread = threadOf(row.id);
    } else if (!threadKey.empty()) {
        row.thread = threadOf(makePostId(raw.platform, PostKind::Submission, threadKey));
    } else if (!row.parent) { // a reply to nobody opens a thread
        row.kind = PostKind::Submission;
        row.thread = threadOf(row.id);
    }
    if (raw.parentKind == PostKind::Comment || row.thread.value == 0)
        row.parentOwnId = std::move(raw.parentId);
    row.threadOwnId = raw.threadId.empty() && row.thread.value != 0 ? raw.id : std::move(raw.threadId);
    row.ownId = std::move(raw.id);
    row.authorOwnId = std::move(raw.authorId);
    row.forum = raw.forum.empty() ? options.forum : std::move(raw.forum);
    row.author = std::move(raw.author);
    row.title = std::move(raw.title);
    row.threadTitle = std::move(raw.threadTitle);
    row.url = std::move(raw.url);
    row.flair = std::move(raw.flair);
    row.permalink = std::move(raw.permalink);
    row.createdUtc = raw.createdUtc;
    row.retrievedUtc = raw.retrievedUtc;
    row.score = raw.score;
    row.declaredComments = raw.declaredComments;
    row.flags = raw.flags;
    if (!raw.createdUtc)
        row.flags |= FlagNoTime;

    if (raw.links) {
        auto links = std::make_shared<store::RowLinks>();
        links->ancestors = raw.links->ancestors;
        if (!raw.links->subject.empty())
            links->subject = static_cast<std::int64_t>(hash64(raw.links->subject, static_cast<std::uint64_t>(raw.platform)));
        links->answersSubject = raw.links->answersSubject;
        row.links = std::move(links);
    }

    // Most bodies are nothing but words.
    const bool isAllWords = text::isAllWords(raw.body, raw.markup);
    text::PlainText plain = isAllWords ? text::PlainText() : text::plainText(raw.body, raw.markup);
    const std::string_view words = isAllWords ? raw.body : plain.text;
    if (!plain.quoted.empty())
        row.flags |= FlagHasQuote;
    if (!plain.code.empty())
        row.flags |= FlagHasCode;
    row.length = static_cast<std::uint32_t>(words.size());
    if (!words.empty() || !row.title.empty()) {
        row.flags |= FlagHasText;
        if (options.tags)
            tag(row, words, raw.language == Undetermined ? options.language : raw.language);
    }
    if (raw.body.find("\xEF\xBF\xBD") != std::string::npos || row.title.find("\xEF\xBF\xBD") != std::string::npos)
        row.flags |= FlagRepaired;
    if (looksLikeDoubleEncoded(raw.body) || looksLikeDoubleEncoded(row.title))
        row.flags |= FlagGarbled;
    row.markup = raw.markup;
    if (!isAllWords && plain.text != raw.body)
        row.text = std::move(plain.text);
    row.body = std::move(raw.body);
    return row;
}

} // namespace parlance::import
