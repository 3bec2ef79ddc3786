// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/finding/keeping.h"

#include "core/topics/model/themesizes.h"

#include <algorithm>

namespace parlance::topics {

namespace {

/// Whether an earlier search tells if a post is of a kept theme.
bool isKnown(const Document &document, std::size_t kept)
{
    return document.kept >= 0 || static_cast<std::int32_t>(kept) < document.asked;
}

/// How the posts of the kept themes lie in the suggested ones.
class Overlap
{
public:
    explicit Overlap(const KeepInput &input)
        : m_input(input), m_here(static_cast<std::size_t>(input.themes) * input.kept.size(), 0.0),
          m_known(m_here.size(), 0.0), m_all(static_cast<std::size_t>(input.themes), 0.0),
          m_posts(input.kept.size(), 0.0), m_knownShare(input.kept.size(), 0.0)
    {
        for (std::size_t d = 0; d < input.documents.size(); ++d) {
            const Document &document = input.documents[d];
            for (std::size_t kept = 0; kept < m_knownShare.size(); ++kept)
                m_knownShare[kept] += isKnown(document, kept);
            if (document.kept >= 0)
                ++m_posts[static_cast<std::size_t>(document.kept)];
            if (input.assigned[d] < 0)
                continue;
            const auto theme = static_cast<std::size_t>(input.assigned[d]);
            ++m_all[theme];
            for (std::size_t kept = 0; kept < m_knownShare.size(); ++kept)
                m_known[theme * m_knownShare.size() + kept] += isKnown(document, kept);
            if (document.kept >= 0)
                ++m_here[theme * input.kept.size() + static_cast<std::size_t>(document.kept)];
        }
        for (double &known : m_knownShare)
            known /= static_cast<double>(std::max<std::size_t>(1, input.documents.size()));
    }

    double here(std::size_t theme, std::size_t kept) const
    {
        return m_here[theme * m_input.kept.size() + kept];
    }

    /// The kept theme that a suggested one is mostly of, or -1. A few posts of it among many new ones say
    /// nothing.
    std::int32_t ownerOf(std::size_t theme) const
    {
        for (std::size_t kept = 0; kept < m_input.kept.size(); ++kept) {
            const double known = m_known[theme * m_input.kept.size() + kept];
            if (here(theme, kept) * 2.0 > std::max(known, m_all[theme] * m_knownShare[kept]))
                return static_cast<std::int32_t>(kept);
        }
        return -1;
    }

    /// Of the suggested themes that a kept one owns, the one with most of its posts, where together they have
    /// most; or -1.
    std::int32_t heirOf(std::size_t kept, std::span<const std::int32_t> owner) const
    {
        double inParts = 0.0;
        std::int32_t heir = -1;
        for (std::size_t theme = 0; theme < owner.size(); ++theme) {
            if (owner[theme] != static_cast<std::int32_t>(kept))
                continue;
            inParts += here(theme, kept);
            if (heir < 0 || here(theme, kept) > here(static_cast<std::size_t>(heir), kept))
                heir = static_cast<std::int32_t>(theme);
        }
        return inParts * 2.0 > m_posts[kept] ? heir : -1;
    }

private:
    const KeepInput &m_input;
    std::vector<double> m_here;  ///< suggested theme x kept theme: posts
    std::vector<double> m_known; ///< suggested theme x kept theme: posts of which it is known whether they are of it
    std::vector<double> m_all;   ///< per suggested theme: posts
    std::vector<double> m_posts; ///< per kept theme
    std::vector<double> m_knownShare; ///< per kept theme: of all posts
};

Keeping placed(const KeepInput &input, std::span<const std::int32_t> owner,
               std::span<const std::int32_t> heir)
{
    const auto first = static_cast<std::int32_t>(input.kept.size());
    Keeping keeping{.assignment = std::vector<std::int32_t>(input.documents.size(), -1),
                    .side = std::vector<Side>(input.documents.size()),
                    .gaveWay = {},
                    .themes = first + input.themes};
    for (std::size_t d = 0; d < input.documents.size(); ++d) {
        const Document &document = input.documents[d];
        const std::int32_t theme = input.fitted[d];
        const std::int32_t of = theme < 0 ? -1 : owner[static_cast<std::size_t>(theme)];
        const std::int32_t heirOfOwner = of < 0 ? -1 : heir[static_cast<std::size_t>(of)];
        const bool stays = document.kept >= 0 && heir[static_cast<std::size_t>(document.kept)] < 0;
        std::int32_t to = -1;
        if (stays)
            to = document.kept;
        else if (document.byHand) // out of all themes
            to = -1;
        else if (of >= 0 && (heirOfOwner == theme || (heirOfOwner < 0 && !isKnown(document, static_cast<std::size_t>(of)))))
            to = of;
        else if (theme >= 0 && (of < 0 || input.assigned[d] == theme))
            to = first + theme;
        if (input.untrained[d] == 0)
            keeping.assignment[d] = to;
        Side &side = keeping.side[d];
        side.open = document.kept >= 0 ? first : std::min(document.asked, first);
        if (to >= 0 && to < side.open)
            side.theme = to;
    }
    for (const std::int32_t theme : heir)
        keeping.gaveWay.push_back(theme >= 0);
    return keeping;
}

int filled(const Keeping &keeping)
{
    const std::vector<std::size_t> posts = sizesOf(keeping.assignment, static_cast<std::size_t>(keeping.themes));
    return keeping.themes - static_cast<int>(std::count(posts.begin(), posts.end(), 0U));
}

} // namespace

Keeping setApart(const KeepInput &input)
{
    const Overlap overlap(input);
    std::vector<std::int32_t> owner;
    for (std::size_t theme = 0; theme < static_cast<std::size_t>(input.themes); ++theme)
        owner.push_back(overlap.ownerOf(theme));
    std::vector<std::int32_t> heir(input.kept.size(), -1);
    Keeping keeping = placed(input, owner, heir);
    if (filled(keeping) >= input.wanted)
        return keeping;
    std::vector<std::uint8_t> hasOnlyAName(input.kept.size(), 1);
    for (std::size_t kept = 0; kept < input.kept.size(); ++kept)
        hasOnlyAName[kept] = input.kept[kept].words.empty();
    for (const Document &document : input.documents) {
        if (document.kept >= 0 && document.pinned)
            hasOnlyAName[static_cast<std::size_t>(document.kept)] = 0;
    }
    for (std::size_t kept = 0; kept < input.kept.size(); ++kept) {
        if (hasOnlyAName[kept] != 0)
            heir[kept] = overlap.heirOf(kept, owner);
    }
    return placed(input, owner, heir);
}

void followOthers(const KeepInput &input, const Keeping &keeping, std::span<PlacedByHand> placed)
{
    const auto themes = static_cast<std::size_t>(keeping.themes);
    // They themselves count only where there are no others.
    const double own = 1.0 / static_cast<double>(input.documents.size() + 1);
    std::vector<double> gone(static_cast<std::size_t>(input.themes) * themes, 0.0); ///< suggested theme x theme
    for (std::size_t d = 0; d < input.documents.size(); ++d) {
        if (input.fitted[d] >= 0 && keeping.assignment[d] >= 0)
            gone[static_cast<std::size_t>(input.fitted[d]) * themes + static_cast<std::size_t>(keeping.assignment[d])] +=
                input.documents[d].byHand ? own : 1.0;
    }
    for (PlacedByHand &one : placed) {
        if (one.theme < 0)
            continue;
        const auto first = gone.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(one.theme) * themes);
        const auto most = std::max_element(first, first + keeping.themes);
        one.theme = *most > 0.0 ? static_cast<std::int32_t>(most - first) : -1;
    }
}

std::vector<Loan> tieWords(const KeepInput &input, const Corpus &corpus, const Vocabulary &vocabulary,
                           const TermCounts &weighted, Keeping &keeping)
{
    std::vector<std::string> words;
    std::vector<std::int32_t> themeOfWord;
    for (std::size_t theme = 0; theme < input.kept.size(); ++theme) {
        for (const std::string &word : input.kept[theme].words) {
            words.push_back(word);
            themeOfWord.push_back(static_cast<std::int32_t>(theme));
        }
    }
    std::vector<Loan> loans;
    if (words.empty())
        return loans;
    std::vector<std::int32_t> themeOf(vocabulary.size(), -1);
    const std::vector<std::vector<std::uint32_t>> terms = termsOf(corpus, vocabulary, words);
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (const std::uint32_t term : terms[word]) {
            themeOf[term] = themeOfWord[word];
            loans.push_back({term, themeOfWord[word], 0.0F});
        }
    }
    const std::vector<std::size_t> posts = sizesOf(keeping.assignment, static_cast<std::size_t>(keeping.themes));
    std::vector<double> used(vocabulary.size(), 0.0);
    for (std::size_t d = 0; d < input.documents.size(); ++d) {
        for (std::uint64_t i = weighted.begin[d]; i < weighted.begin[d + 1]; ++i) {
            const std::uint32_t term = weighted.term[i];
            const std::int32_t theme =
                term < themeOf.size() ? themeOf[term] : -1; // behind the words are their kin
            if (theme < 0)
                continue;
            used[term] += static_cast<double>(weighted.count[i]);
            if (theme == keeping.side[d].theme || input.documents[d].pinned)
                continue;
            if (keeping.side[d].called < 0)
                keeping.side[d].called = theme;
            if (posts[static_cast<std::size_t>(theme)] == 0 && input.untrained[d] == 0)
                keeping.assignment[d] = theme;
        }
    }
    for (Loan &loan : loans)
        loan.weight = static_cast<float>(used[loan.term]);
    return loans;
}

} // namespace parlance::topics
