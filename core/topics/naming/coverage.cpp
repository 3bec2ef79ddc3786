// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/naming/coverage.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace parlance::topics {

namespace {

constexpr double KindWorth = 0.5; ///< of a post that names a kind of a thing, for the thing's name
constexpr double Broad = 0.2;     ///< of a theme's posts: what stands for fewer is narrow
constexpr double FullStrength =
    0.3; ///< of a word that marks the theme as well as any, for what it tells of a phrase

} // namespace

Coverage::Coverage(const Phrases &phrases, std::span<const std::int32_t> assignment,
                   std::span<const std::uint32_t> thread)
    : m_phrases(phrases), m_assignment(assignment), m_thread(thread), m_credit(assignment.size(), 0.0)
{
}

void Coverage::choose(std::size_t theme, std::uint32_t posts)
{
    m_theme = theme;
    m_posts = std::max(1.0, static_cast<double>(posts));
    m_postsOf.clear();
}

const std::vector<std::uint32_t> &Coverage::postsOf(std::uint32_t term) const
{
    const auto [found, isNew] = m_postsOf.try_emplace(term);
    if (isNew) {
        for (const std::uint32_t d : m_phrases.documentsOf(term)) {
            if (m_assignment[d] == static_cast<std::int32_t>(m_theme))
                found->second.push_back(d);
        }
    }
    return found->second;
}

std::vector<std::uint32_t> Coverage::postsOfAll(std::span<const std::uint32_t> terms) const
{
    std::vector<std::uint32_t> posts = postsOf(terms.front());
    for (const std::uint32_t term : terms.subspan(1)) {
        std::vector<std::uint32_t> both;
        const std::vector<std::uint32_t> &others = postsOf(term);
        std::set_intersection(posts.begin(), posts.end(), others.begin(), others.end(),
                              std::back_inserter(both));
        posts = std::move(both);
    }
    return posts;
}

Spread Coverage::together(std::span<const std::uint32_t> terms) const
{
    std::vector<std::uint32_t> threads = postsOfAll(terms);
    Spread spread{.posts = static_cast<std::uint32_t>(threads.size())};
    for (std::uint32_t &post : threads)
        post = m_thread[post];
    std::sort(threads.begin(), threads.end());
    spread.threads =
        static_cast<std::uint32_t>(std::unique(threads.begin(), threads.end()) - threads.begin());
    return spread;
}

Reach Coverage::ofWordAndKinds(std::uint32_t term, std::span<const std::uint32_t> kinds) const
{
    std::vector<std::uint32_t> terms{term};
    terms.insert(terms.end(), kinds.begin(), kinds.end());
    std::vector<double> credit(terms.size(), KindWorth);
    credit.front() = 1.0;
    Reach reach = ofParts(terms, credit, {});
    reach.own = ofWord(term).own;
    return reach;
}

Reach Coverage::ofParts(std::span<const std::uint32_t> terms, std::span<const double> credit,
                        std::span<const std::uint32_t> whole) const
{
    Reach reach;
    reach.here = static_cast<double>(whole.size());
    for (const std::uint32_t d : whole)
        m_credit[d] = 1.0;
    double inside = 0.0;
    double both = 0.0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        for (const std::uint32_t d : postsOf(terms[i])) {
            reach.here += std::max(0.0, credit[i] - m_credit[d]);
            m_credit[d] = std::max(m_credit[d], credit[i]);
        }
        inside += credit[i] * static_cast<double>(postsOf(terms[i]).size());
        both += credit[i] * static_cast<double>(m_phrases.documentsOf(terms[i]).size());
    }
    for (const std::uint32_t term : terms) {
        for (const std::uint32_t d : postsOf(term))
            m_credit[d] = 0.0;
    }
    // Outside they are met together as often as inside.
    reach.all = inside > 0.0 ? both * reach.here / inside : 0.0;
    return reach;
}

Reach Coverage::ofEither(std::uint32_t one, std::uint32_t other, std::uint32_t both) const
{
    const double here = static_cast<double>(postsOf(one).size() + postsOf(other).size());
    const double all =
        static_cast<double>(m_phrases.documentsOf(one).size() + m_phrases.documentsOf(other).size());
    // Posts with both words are counted once; outside they are as many as inside.
    const double posts = here - both;
    return {posts, here > 0.0 ? all * posts / here : 0.0, all > 0.0 ? std::min(1.0, here / all) : 0.0};
}

Reach Coverage::ofPhrase(std::span<const Part> parts, std::uint32_t documents, std::uint32_t all) const
{
    std::vector<std::uint32_t> terms;
    std::vector<double> credit;
    for (const Part &part : parts) {
        // As much as the word is used in the phrase, or as much as the other words mean something without it.
        double told = 1.0;
        for (const Part &other : parts) {
            if (other.term == part.term)
                continue;
            const double posts = std::max<double>(1.0, static_cast<double>(postsOf(other.term).size()));
            told = std::min(told, (1.0 - std::min(1.0, documents / posts)) *
                                      std::min(1.0, other.strength / FullStrength));
        }
        const double posts = std::max<double>(1.0, static_cast<double>(postsOf(part.term).size()));
        terms.push_back(part.term);
        credit.push_back(std::min(1.0, std::max(told, documents / posts)));
    }
    Reach reach = ofParts(terms, credit, postsOfAll(terms));
    reach.own = all > 0 ? std::min(1.0, static_cast<double>(documents) / all) : 0.0;
    return reach;
}

double Coverage::gain(const Reach &reach) const
{
    if (reach.here <= 0.0)
        return 0.0;
    const double lift = (reach.here / m_posts) / (reach.all / static_cast<double>(m_assignment.size()));
    return reach.here * std::max(0.0, portableLog(lift)) * std::sqrt(std::sqrt(reach.own));
}

double Coverage::breadth(const Reach &reach) const
{
    const double root = std::sqrt(std::min(1.0, reach.here / (Broad * m_posts)));
    return root * std::sqrt(root);
}

} // namespace parlance::topics
