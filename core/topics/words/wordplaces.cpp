// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/wordplaces.h"

#include "core/text/words.h"

namespace parlance::topics {

namespace {

constexpr std::size_t WordsKept = 4'000'000; ///< with the document that they are passed with: 32 MB

} // namespace

std::span<const WordPlaces::Place> WordPlaces::of(std::uint32_t document)
{
    if (const auto found = m_read.find(document); found != m_read.end())
        return found->second;
    if (m_words > WordsKept) {
        m_read.clear();
        m_words = 0;
    }
    std::vector<Place> &places = m_read[document];
    text::WordScanner scanner(m_documents[document].text, m_corpus.language[document]);
    while (scanner.next())
        places.push_back({static_cast<std::uint32_t>(scanner.word().begin),
                          static_cast<std::uint32_t>(scanner.word().end)});
    m_words += places.size();
    return places;
}

} // namespace parlance::topics
