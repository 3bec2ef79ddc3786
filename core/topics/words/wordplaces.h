// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/topics/words/corpus.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace parlance::topics {

/// Where the words of documents stand in their texts, in bytes. A document is read when it is first asked
/// about, and kept as long as there is room: the places of all words would be larger than the corpus.
class WordPlaces
{
public:
    struct Place
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    /// Both must outlive it.
    WordPlaces(std::span<const Document> documents, const Corpus &corpus)
        : m_documents(documents), m_corpus(corpus)
    {
    }

    /// Of every word of a document, as the corpus has them. Good until the next call.
    std::span<const Place> of(std::uint32_t document);

private:
    std::span<const Document> m_documents;
    const Corpus &m_corpus;
    boost::unordered_flat_map<std::uint32_t, std::vector<Place>> m_read;
    std::size_t m_words = 0; ///< in m_read
};

} // namespace parlance::topics
