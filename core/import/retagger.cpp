// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/retagger.h"

#include "core/import/tagging.h"

namespace parlance::import {

Result<Retagger> Retagger::open(const store::Workspace &workspace)
{
    auto words = store::OwnWordsReader::open(workspace);
    auto writer = store::TagWriter::open(workspace);
    if (!words || !writer)
        return words ? writer.error() : words.error();
    return Retagger(std::move(*words), std::move(*writer));
}

Result<void> Retagger::set(const store::OwnWords &own, PostId post, Language language)
{
    const std::string statement = statementOf(own.title, own.words);
    const SentimentTags tags = statement.empty() ? SentimentTags{} : sentimentOf(statement, language);
    return m_writer.setTags({post, language, tags.sentimentClass, tags.score, tags.confidence, tags.flags});
}

Result<void> Retagger::setLanguage(PostId post, Language language)
{
    const auto own = m_words.read(post);
    return own ? set(*own, post, language) : own.error();
}

Result<void> Retagger::scoreAgain(PostId post)
{
    const auto own = m_words.read(post);
    return own ? set(*own, post, own->language) : own.error();
}

} // namespace parlance::import
