// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/signatures.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <map>
#include <set>

namespace parlance::topics {

namespace {

constexpr std::uint32_t SignatureWords = 6;    ///< at the end of a post, where people sign
constexpr std::uint32_t LongestSignature = 40; ///< words
constexpr std::uint32_t SignedPost = 20;       ///< words of a post that may be signed

} // namespace

bool isSignature(const Phrase &phrase, std::span<const Document> documents, const Corpus &corpus)
{
    std::size_t signedPosts = 0;
    std::set<std::uint32_t> authors;
    std::map<std::uint64_t, std::size_t> endings;
    for (const Occurrence &occurrence : phrase.where) {
        const std::uint64_t end = corpus.begin[occurrence.document + 1];
        const std::uint64_t words = end - corpus.begin[occurrence.document];
        const std::uint64_t left = words - occurrence.token;
        if (words < SignedPost || left > LongestSignature)
            continue;
        if (left <= SignatureWords) {
            ++signedPosts;
            authors.insert(documents[occurrence.document].author);
        }
        std::uint64_t hash = left;
        for (std::uint64_t t = end - std::max<std::uint64_t>(left, SignatureWords); t < end; ++t)
            hash = randomBits(hash, Corpus::form(corpus.tokens[t]), 0);
        ++endings[hash];
    }
    std::size_t repeated = authors.size() == 1 && *authors.begin() != 0 ? signedPosts : 0;
    for (const auto &[hash, posts] : endings)
        repeated = std::max(repeated, posts);
    return repeated >= 2 && 2 * repeated >= phrase.where.size();
}

} // namespace parlance::topics
