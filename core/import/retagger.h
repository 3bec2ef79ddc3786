// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/languages.h"

namespace parlance::import {

/// Gives posts other languages than they have, and the sentiment that goes with them, in the caller's transaction.
class Retagger
{
public:
    static Result<Retagger> open(const store::Workspace &workspace);

    store::TagWriter &writer() { return m_writer; }
    Result<void> setLanguage(PostId post, Language language);
    /// Scores a post anew in the language that it has.
    Result<void> scoreAgain(PostId post);

private:
    Retagger(store::OwnWordsReader words, store::TagWriter writer) : m_words(std::move(words)), m_writer(std::move(writer)) {}
    Result<void> set(const store::OwnWords &own, PostId post, Language language);

    store::OwnWordsReader m_words;
    store::TagWriter m_writer;
};

} // namespace parlance::import
