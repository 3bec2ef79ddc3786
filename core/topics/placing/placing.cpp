// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/placing/placing.h"

#include "core/text/words.h"
#include "core/topics/numbers/lanes.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/words/identifiers.h"
#include "core/topics/words/vocabulary.h"
#include "core/topics/words/wordkin.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace parlance::topics {

struct PostReader::State
{
    explicit State(const KnownThemes &all) : known(all), translated(all.translated)
    {
        terms.reserve(all.stems.size());
        for (std::uint32_t term = 0; term < all.stems.size(); ++term)
            terms.emplace(all.stems[term], term);
    }

    struct Seen
    {
        std::uint32_t term = NoTerm;
        std::uint32_t kin = NoTerm; ///< the term that stands for its group
        float kinUses = 0;
        bool content = false;
    };
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    using SeenWords = boost::unordered_flat_map<std::string, Seen, Hash, std::equal_to<>>;
    static constexpr std::size_t MostSeen = 200'000; ///< of a language, remembered: about 15 MB

    Seen look(std::string_view folded, Language language)
    {
        SeenWords &of = seen[language.packed];
        if (const auto found = of.find(folded); found != of.end())
            return found->second;
        if (of.size() >= MostSeen)
            of.clear();
        return of.emplace(folded, meet(folded, language)).first->second;
    }

    Seen meet(std::string_view folded, Language language)
    {
        Seen word;
        if (text::isStopWord(folded, language))
            return word;
        word.content = true;
        if (canBeTerm(folded)) {
            const auto term = terms.find(translated.of(folded, language));
            word.term = term == terms.end() ? NoTerm : term->second;
            if (known.kinship > 0.0)
                findKin(folded, stems.of(folded, language), language, word);
        }
        return word;
    }

    void findKin(std::string_view folded, const std::string &stem, Language language, Seen &word) const
    {
        const std::uint32_t group = kinOf(folded, stem, language);
        const auto kin = group == NoKin ? terms.end() : terms.find(kinStem(group));
        if (kin == terms.end())
            return;
        word.kin = kin->second;
        word.kinUses = kinShare(known.kinship, known.isWord(word.term) ? known.posts[word.term] : 1);
    }

    const KnownThemes &known;
    boost::unordered_flat_map<std::string, std::uint32_t> terms;
    std::map<std::uint16_t, SeenWords> seen; ///< by language
    Stems stems;
    Stems translated; ///< as the themes were learned
    std::vector<ReadWord> words;
    std::size_t content = 0;    ///< of the text last read
    std::size_t knownWords = 0; ///< of these
};

PostReader::PostReader(const KnownThemes &known) : m_state(std::make_unique<State>(known)) {}
PostReader::~PostReader() = default;

std::size_t PostReader::contentWords() const
{
    return m_state->content;
}

double PostReader::knownShare() const
{
    return m_state->content == 0 ? 0.0 : static_cast<double>(m_state->knownWords) / static_cast<double>(m_state->content);
}

bool PostReader::isStrange() const
{
    constexpr double StrangeChance = 0.05; // of posts that speak of what the themes know, those that look strange all the same
    constexpr std::size_t WordsThatTell = 10; // words depend on each other: a longer post tells no more of what is known
    const double usual = m_state->known.knownShare;
    if (m_state->content == 0 || usual <= 0.0 || usual >= 1.0)
        return false;
    const auto words = static_cast<double>(std::min(m_state->content, WordsThatTell));
    const double known = knownShare() * words;
    double exactly = 1.0; // chance of `count` known words
    for (double word = 0.0; word < words; ++word)
        exactly *= 1.0 - usual;
    double chance = 0.0;
    for (double count = 0.0; count < known + 0.5; ++count) {
        chance += exactly;
        exactly *= (words - count) / (count + 1.0) * usual / (1.0 - usual);
    }
    return chance < StrangeChance;
}

std::span<const ReadWord> PostReader::read(std::string_view text, Language language)
{
    const Language known = language == Undetermined ? m_state->known.language : language;
    m_state->words.clear();
    text::WordScanner scanner(text, known);
    m_state->content = m_state->knownWords = 0;
    while (scanner.next()) {
        const text::Word &word = scanner.word();
        const auto take = [&](std::string_view folded) {
            const State::Seen seen = m_state->look(folded, known);
            if (seen.term != NoTerm)
                m_state->words.push_back({seen.term, word.begin, word.end});
            if (seen.kin != NoTerm)
                m_state->words.push_back({seen.kin, word.begin, word.end, seen.kinUses});
            return seen;
        };
        const State::Seen whole = take(word.folded);
        m_state->content += whole.content;
        m_state->knownWords += whole.term != NoTerm;
        for (const std::string &part : identifierParts(text.substr(word.begin, word.end - word.begin)))
            take(part);
    }
    return m_state->words;
}

namespace {

constexpr std::size_t PostsPerBlock = 8192;

class Scorer
{
public:
    explicit Scorer(const KnownThemes &known)
        : m_known(known), m_themes(known.themes.size()),
          m_logs(known.stems.size(), m_themes, static_cast<float>(portableLog(known.beta))),
          m_weights(known.posts.size(), m_themes), m_used(known.stems.size(), 0.0),
          m_outside(known.stems.size(), m_themes), m_logTotal(known.balance.views(), m_themes), m_logRows(m_logs.stride(), 0.0F)
    {
        for (const KnownThemes::Theme &one : known.themes)
            m_rows += one.rows + 1.0;
        std::vector<double> lent;
        for (std::size_t view = 0; view < known.balance.views(); ++view)
            lent.push_back(known.lentTotal(view));
        for (std::size_t theme = 0; theme < m_themes; ++theme) {
            const KnownThemes::Theme &one = known.themes[theme];
            for (const auto &[term, weight] : one.weight) {
                m_logs.row(term)[theme] = static_cast<float>(portableLog(weight + known.beta));
                if (known.isWord(term))
                    m_weights.row(term)[theme] = weight;
                m_used[term] += static_cast<double>(weight);
            }
            for (std::size_t view = 0; view < lent.size(); ++view)
                m_logTotal.row(view)[theme] = static_cast<float>(portableLog(known.totalOf(one, view) + lent[view]));
            m_logRows[theme] = static_cast<float>(portableLog(one.rows + known.alpha));
        }
        const double all = std::accumulate(m_used.begin(), m_used.end(), 0.0);
        for (std::size_t theme = 0; theme < m_themes; ++theme) {
            double sum = 0.0;
            for (const auto &[term, weight] : known.themes[theme].weight) {
                sum += static_cast<double>(weight);
                m_outside.row(term)[theme] = static_cast<float>(
                    portableLog(OutsideShares::ratio(static_cast<double>(weight), m_used[term])));
            }
            m_shares.emplace_back(sum, all, known.stems.size());
        }
    }

    std::size_t stride() const { return m_logs.stride(); }

    /// The words of a post as terms.
    struct Terms
    {
        std::vector<std::uint32_t> term;
        std::vector<float> weight;
        double all = 0.0; ///< weight of all
    };

    /// \param words  by term.
    void weigh(std::span<const ReadWord> words, Terms &terms) const
    {
        terms.term.clear();
        terms.weight.clear();
        terms.all = 0.0;
        for (std::size_t at = 0; at < words.size();) {
            const std::uint32_t term = words[at].term;
            double count = 0;
            for (; at < words.size() && words[at].term == term; ++at)
                count += static_cast<double>(words[at].uses);
            terms.term.push_back(term);
            terms.weight.push_back(static_cast<float>(dampedUses(count) * static_cast<double>(m_known.factor[term])));
            terms.all += static_cast<double>(terms.weight.back());
        }
    }

    /// \param scores  stride() of them.
    void score(const Terms &terms, Language language, float *scores) const
    {
        std::copy(m_logRows.begin(), m_logRows.end(), scores);
        for (std::size_t i = 0; i < terms.term.size(); ++i)
            LaneTable::add(scores, m_logs.row(terms.term[i]), terms.weight[i], stride());
        const float *logTotal = m_logTotal.row(m_known.balance.viewOf(language == Undetermined ? m_known.language : language));
        for (std::size_t theme = 0; theme < stride(); ++theme)
            scores[theme] -= static_cast<float>(terms.all) * logTotal[theme];
    }

    /// What the best word says for one theme: BestWord::best().
    double bestWord(const Terms &terms, std::int32_t theme) const
    {
        BestWord best(m_known.themes[static_cast<std::size_t>(theme)].rows + 1.0, m_rows);
        for (const std::uint32_t term : terms.term) {
            const double factor = m_known.isWord(term) ? static_cast<double>(m_known.factor[term]) : 0.0;
            if (factor > 0.0)
                best.hear(static_cast<double>(m_weights.row(term)[theme]) / factor, m_used[term] / factor);
        }
        return best.best();
    }

    /// What all words say against the other themes, as Telling has it.
    double outside(const Terms &terms, std::int32_t theme) const
    {
        const OutsideShares &shares = m_shares[static_cast<std::size_t>(theme)];
        double outside = 0.0;
        for (std::size_t i = 0; i < terms.term.size(); ++i)
            outside += static_cast<double>(terms.weight[i]) *
                       shares.said(static_cast<double>(m_outside.row(terms.term[i])[theme]));
        return outside;
    }

private:
    const KnownThemes &m_known;
    std::size_t m_themes;
    LaneTable m_logs;           ///< term x theme
    LaneTable m_weights;        ///< the same of words, not in logarithms
    std::vector<double> m_used; ///< per term: its weight in all themes
    LaneTable m_outside;        ///< term x theme: logarithm of OutsideShares::ratio()
    std::vector<OutsideShares> m_shares; ///< per theme
    LaneTable m_logTotal;       ///< view x theme
    std::vector<float> m_logRows;
    double m_rows = 0.0; ///< of all themes, and one more for each
};

/// Adds the words of a post to the counts of several. \param read  by term.
void addRow(TermCounts &counts, std::span<const ReadWord> read, const KnownThemes &known)
{
    if (counts.begin.empty())
        counts.begin.push_back(0);
    const std::size_t before = counts.term.size();
    for (const ReadWord &word : read) {
        if (!known.isWord(word.term))
            break; // groups of kin stand behind all words
        if (counts.term.size() == before || counts.term.back() != word.term) {
            counts.term.push_back(word.term);
            counts.count.push_back(0.0F);
        }
        ++counts.count.back();
    }
    counts.begin.push_back(counts.term.size());
}

/// The themes that stand first for a post, best first, and how sure that is.
struct Standing
{
    std::array<std::int32_t, Contenders> theme;
    std::array<float, Contenders> score; ///< with what the words tell beyond their likelihood
    std::array<float, Contenders> best;  ///< BestWord::best()
    float first = 0; ///< score of the first, without that
    float rest = 0;  ///< sum over the other themes of exp((score - first) / heat)
    float heat = 1;
    bool thin = false; ///< words that weigh less than ThinPost
};

} // namespace

std::vector<Placement> placePosts(const KnownThemes &known, std::span<const Document> documents, ThreadVotes &votes,
                                  int workers, const Progress &progress, TermCounts *words)
{
    std::vector<Placement> placements(documents.size());
    if (words != nullptr)
        words->begin.assign(documents.size() + 1, 0);
    if (known.empty())
        return placements;
    const Scorer scorer(known);
    const std::size_t themes = known.themes.size();
    std::vector<Standing> standings(documents.size());
    const std::size_t blocks = (documents.size() + PostsPerBlock - 1) / PostsPerBlock;
    std::vector<TermCounts> counts(words == nullptr ? 0 : blocks);
    const auto makeReader = [&] { return std::make_unique<PostReader>(known); };
    forEachBlock(blocks, workers, makeReader, [&](std::size_t block, const std::unique_ptr<PostReader> &tool) {
        PostReader &reader = *tool;
        std::vector<ReadWord> read;
        Scorer::Terms terms;
        std::vector<float> scores(scorer.stride());
        std::vector<std::int32_t> order(themes);
        const std::size_t last = std::min(documents.size(), (block + 1) * PostsPerBlock);
        for (std::size_t d = block * PostsPerBlock; d < last; ++d) {
            if (progress.isCancelled())
                return;
            Placement &placement = placements[d];
            const std::span<const ReadWord> inOrder = reader.read(documents[d].text, documents[d].language);
            placement.content = static_cast<std::uint32_t>(reader.contentWords());
            placement.words = static_cast<std::uint32_t>(inOrder.size());
            placement.known = static_cast<float>(reader.knownShare());
            placement.strange = reader.isStrange();
            read.assign(inOrder.begin(), inOrder.end());
            std::sort(read.begin(), read.end(),
                      [](const ReadWord &a, const ReadWord &b) { return a.term < b.term; });
            if (words != nullptr)
                addRow(counts[block], read, known);
            if (read.empty())
                continue;
            scorer.weigh(read, terms);
            scorer.score(terms, documents[d].language, scores.data());
            for (std::size_t theme = 0; theme < themes; ++theme)
                order[theme] = static_cast<std::int32_t>(theme);
            const std::size_t kept = std::min(Contenders, themes);
            std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                              [&](std::int32_t a, std::int32_t b) {
                                  const float x = scores[static_cast<std::size_t>(a)];
                                  const float y = scores[static_cast<std::size_t>(b)];
                                  return x != y ? x > y : a < b;
                              });
            Standing &standing = standings[d];
            standing.theme.fill(-1);
            standing.heat = static_cast<float>(std::max(1.0, terms.all / HeatWords));
            standing.thin = terms.all < ThinPost;
            standing.first = scores[static_cast<std::size_t>(order[0])];
            double rest = 0.0;
            for (std::size_t i = 0; i < themes; ++i) {
                const float score = scores[static_cast<std::size_t>(order[i])];
                if (i < kept) {
                    standing.theme[i] = order[i];
                    const double best = scorer.bestWord(terms, order[i]);
                    const double told = known.telling.of(best, scorer.outside(terms, order[i]), static_cast<double>(standing.heat));
                    standing.score[i] = score + static_cast<float>(told);
                    standing.best[i] = static_cast<float>(best);
                } else {
                    rest += portableExp(static_cast<double>((score - standing.first) / standing.heat));
                }
            }
            standing.rest = static_cast<float>(rest);
        }
    });
    if (progress.isCancelled())
        return placements;

    if (words != nullptr)
        *words = joined(counts);

    // By its own words and what is known of its thread; then by the whole thread as it stands.
    const auto decide = [&](std::size_t d, std::int32_t own) {
        const Standing &standing = standings[d];
        Placement &placement = placements[d];
        if (placement.words == 0)
            return;
        const float *thread = known.threadPrior > 0.0 ? votes.of(documents[d].thread) : nullptr;
        std::array<double, Contenders> score{};
        std::size_t best = 0;
        for (std::size_t i = 0; i < Contenders && standing.theme[i] >= 0; ++i) {
            score[i] = static_cast<double>(standing.score[i]);
            if (thread != nullptr) {
                const float others =
                    thread[standing.theme[i]] - (standing.theme[i] == own ? 1.0F : 0.0F);
                score[i] += known.threadPrior * portableLog(1.0 + static_cast<double>(std::max(0.0F, others)));
            }
            if (score[i] > score[best])
                best = i;
        }
        const auto heat = static_cast<double>(standing.heat);
        double total = static_cast<double>(standing.rest)
                       * portableExp((static_cast<double>(standing.first) - score[best]) / heat);
        for (std::size_t i = 0; i < Contenders && standing.theme[i] >= 0; ++i)
            total += portableExp((score[i] - score[best]) / heat);
        const double sure = 1.0 / total;
        const bool tells = !placement.strange && sure >= (standing.thin ? known.thinEvidence : known.evidence);
        placement.theme = tells ? standing.theme[best] : -1;
        placement.weight = placement.theme < 0 ? 0.0F : static_cast<float>(sure);
        placement.witness = static_cast<float>(witnessOf(static_cast<double>(standing.best[best]), sure));
    };
    const auto decideAll = [&](const auto &ownOf) {
        forEachBlock(blocks, workers, [&](std::size_t block) {
            const std::size_t last = std::min(documents.size(), (block + 1) * PostsPerBlock);
            for (std::size_t d = block * PostsPerBlock; d < last && !progress.isCancelled(); ++d)
                decide(d, ownOf(d));
        });
    };
    decideAll([](std::size_t) { return -1; });
    std::vector<std::uint32_t> threads;
    if (known.threadPrior > 0.0) {
        for (std::size_t d = 0; d < documents.size(); ++d)
            votes.add(documents[d].thread, placements[d].theme);
        std::vector<std::int32_t> first(documents.size());
        for (std::size_t d = 0; d < documents.size(); ++d)
            first[d] = placements[d].theme;
        decideAll([&](std::size_t d) { return first[d]; });
        for (std::size_t d = 0; d < documents.size(); ++d) {
            votes.add(documents[d].thread, first[d], -1.0F);
            threads.push_back(documents[d].thread);
        }
    }
    weighEvidence(placements, known.bars, threads, votes);
    return placements;
}

} // namespace parlance::topics
