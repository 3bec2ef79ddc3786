// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/naming/phrases.h"
#include "core/topics/words/nouns.h"
#include "core/topics/words/wordplaces.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace parlance::topics {

/// Whether a text begins with a capital letter, of any script that has them.
bool isCapital(std::string_view text);

/// Whether a text has two letters side by side: faces made of signs have not.
bool isReadable(std::string_view text);

/// How people write the words and phrases of a corpus: within a sentence, with their capitals and accents.
class Spelling
{
public:
    Spelling(std::span<const Document> documents, const Corpus &corpus, const Vocabulary &vocabulary,
             const Phrases &phrases, const WordUse &use);

    /// A phrase as it is most often written within a sentence, and whole where it is part of a name: "Daft"
    /// is "Daft Punk" when most say so, "York" is "New York".
    const std::string &of(std::uint32_t phrase) const;
    /// The same of a term by itself.
    const std::string &ofTerm(std::uint32_t term, std::uint32_t form) const;
    /// Whether most people who are asked first give all its words of content a capital.
    bool isName(std::uint32_t phrase) const;

private:
    struct Place
    {
        std::string text;
        bool weak = false; ///< where a capital may be the sentence's or the title's
    };

    /// A phrase as it stands in one post; empty where the text is told in other words than the corpus was.
    Place at(const Occurrence &occurrence, const Phrase &phrase) const;
    /// \param form  only where the first word is this one; NoWord = any.
    std::string written(const Phrase &phrase, std::uint32_t form = NoWord) const;
    std::string whole(const Phrase &phrase, std::uint32_t form = NoWord) const;
    /// Whether a word of a phrase has a capital by itself.
    bool isCapitalTerm(std::uint32_t word) const;

    std::span<const Document> m_documents;
    const Corpus &m_corpus;
    const Vocabulary &m_vocabulary;
    const Phrases &m_phrases;
    const WordUse &m_use;
    mutable WordPlaces m_places;
    // Kept once they are known: it takes reading posts again, and a word may stand in many pairs.
    mutable std::map<std::uint32_t, std::string> m_ofPhrase;
    mutable std::map<std::uint32_t, std::string> m_ofForm; ///< of terms by themselves
    mutable std::map<std::uint32_t, bool> m_capital;       ///< of terms in whatever form
};

} // namespace parlance::topics
