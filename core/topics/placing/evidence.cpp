// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/evidence.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace parlance::topics {

namespace {

constexpr std::size_t WordyPost = 3; ///< content words from which a post is about something
constexpr double LentUses = 5.0;     ///< of each word, spread over the themes by their posts
constexpr double FewestLent = 2.0;   ///< the same, where there are few posts
constexpr double PostsOfUse = 200.0; ///< for each use that is lent, between these
constexpr double SureWeight = 0.25;  ///< of the log odds of the probability
constexpr double MostLogOdds = 5.0;  ///< of these
constexpr double WordyWitness = 1.8; ///< asked of a post with words enough
constexpr double ThinWitness = 2.0;  ///< asked of one of a few words, that might as well be in any thread
constexpr double MostLeftOut = 0.06; ///< of the posts with words enough
constexpr double FirmWitness = 2.5;  ///< no thread says more
constexpr float ClearPosts = 4.0F;   ///< others of a thread, for it to be clearly of one theme
constexpr float ClearShare = 0.6F;   ///< of these in the theme
constexpr float LeadPosts = 3.0F;    ///< the same, for posts of no theme
constexpr float LeadShare = 0.5F;    ///< more than this
constexpr float ThreadsWord =
    0.5F; ///< probability of a theme that all of a thread is in, for a post that follows it

bool isClear(const ThreadLead &lead)
{
    return lead.posts >= ClearPosts && lead.share >= ClearShare;
}

} // namespace

bool ThreadLead::leads() const
{
    return posts >= LeadPosts && share > LeadShare;
}

ThreadLead leadOf(const float *thread, std::size_t themes, std::int32_t own)
{
    ThreadLead lead;
    float most = 0.0F;
    for (std::size_t theme = 0; thread != nullptr && theme < themes; ++theme) {
        const float others = thread[theme] - (static_cast<std::int32_t>(theme) == own ? 1.0F : 0.0F);
        lead.posts += others;
        if (others > most) {
            most = others;
            lead.theme = static_cast<std::int32_t>(theme);
        }
    }
    lead.share = lead.posts > 0.0F ? most / lead.posts : 0.0F;
    return lead;
}

double barOf(const WitnessBars &bars, std::size_t content)
{
    return content < WordyPost ? bars.thin : bars.wordy;
}

BestWord::BestWord(double posts, double all)
    : m_share(posts / all), m_lent(std::clamp(all / PostsOfUse, FewestLent, LentUses))
{
}

void BestWord::hear(double here, double all)
{
    const double elsewhere = std::max(0.0, all - here);
    m_odds = std::max(m_odds, (here + m_lent * m_share) / (elsewhere + m_lent * (1.0 - m_share)));
}

double BestWord::best() const
{
    if (m_share >= 1.0)
        return CertainWord;
    return m_odds > 0.0 ? portableLog(m_odds * (1.0 - m_share) / m_share) : 0.0;
}

OutsideShares::OutsideShares(double theme, double all, std::size_t terms)
    : m_base(portableLog((std::max(0.0, all - theme) + LentWeight * static_cast<double>(terms)) /
                         (all + LentWeight * static_cast<double>(terms))))
{
}

double witnessOf(double best, double sure)
{
    constexpr double Least = 1e-6;
    const double probable = portableLog(std::max(sure, Least) / std::max(1.0 - sure, Least));
    return best + SureWeight * std::clamp(probable, -MostLogOdds, MostLogOdds);
}

WitnessBars barsFor(std::span<const Placement> posts)
{
    std::vector<double> witness;
    for (const Placement &post : posts) {
        if (post.content >= WordyPost)
            witness.push_back(post.theme < 0 ? AnyWitness : static_cast<double>(post.witness));
    }
    double bar = WordyWitness;
    if (!witness.empty()) {
        const auto last = static_cast<std::ptrdiff_t>(MostLeftOut * static_cast<double>(witness.size()));
        std::nth_element(witness.begin(), witness.begin() + last, witness.end());
        bar = std::min(bar, witness[static_cast<std::size_t>(last)]);
    }
    return {.wordy = bar, .thin = ThinWitness};
}

void weighEvidence(std::span<Placement> posts, const WitnessBars &bars, std::span<const std::uint32_t> thread,
                   ThreadVotes &votes)
{
    const bool threaded = !thread.empty();
    std::vector<std::int32_t> stands(posts.size(), -1); // by its own words
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (static_cast<double>(posts[i].witness) >= barOf(bars, posts[i].content))
            stands[i] = posts[i].theme;
        if (threaded)
            votes.add(thread[i], stands[i]);
    }
    for (std::size_t i = 0; i < posts.size(); ++i) {
        Placement &post = posts[i];
        const float *own = threaded ? votes.of(thread[i]) : nullptr;
        const ThreadLead lead = leadOf(own, votes.themes(), stands[i]);
        const auto witness = static_cast<double>(post.witness);
        const bool agrees = lead.theme >= 0 && lead.theme == post.theme;
        bool follows = false;
        if (stands[i] >= 0)
            follows = !agrees && witness < FirmWitness && isClear(lead);
        else if (!agrees || witness < bars.wordy || !isClear(lead))
            follows = post.content >= WordyPost ? lead.leads() : post.content > 0 && isClear(lead);
        else
            continue; // a few words that its thread bears out
        follows = follows && lead.theme >= post.open;
        post.theme = follows ? lead.theme : stands[i];
        if (follows)
            post.weight = ThreadsWord * lead.share;
        else if (post.theme < 0)
            post.weight = 0.0F;
    }
    for (std::size_t i = 0; threaded && i < posts.size(); ++i) {
        votes.add(thread[i], stands[i], -1.0F);
        votes.add(thread[i], posts[i].theme);
    }
}

} // namespace parlance::topics
