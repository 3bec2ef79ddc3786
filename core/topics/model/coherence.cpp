// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/model/coherence.h"

#include "core/topics/numbers/numeric.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace parlance::topics {

namespace {

constexpr std::uint32_t Window = 10;

struct Place
{
    std::uint32_t group;
    std::uint32_t place;
};

/// Where each term stands in the groups.
class Places
{
public:
    Places(std::span<const std::vector<std::uint32_t>> groups, std::size_t terms, std::size_t most)
        : m_first(terms + 1, 0)
    {
        const auto size = [&](const std::vector<std::uint32_t> &group) {
            return std::min(group.size(), most);
        };
        for (const std::vector<std::uint32_t> &group : groups) {
            for (std::size_t i = 0; i < size(group); ++i)
                ++m_first[group[i] + 1];
        }
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_places.resize(m_first.back());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            for (std::uint32_t i = 0; i < size(groups[g]); ++i)
                m_places[next[groups[g][i]]++] = {g, i};
        }
    }
    std::span<const Place> of(std::uint32_t term) const
    {
        return std::span(m_places).subspan(m_first[term], m_first[term + 1] - m_first[term]);
    }

private:
    std::vector<std::uint32_t> m_first;
    std::vector<Place> m_places;
};

/// together[i][j] += times for every pair of places that `present` holds, i <= j.
void countPairs(std::uint32_t *together, std::uint64_t present, std::uint32_t times, std::size_t most)
{
    for (std::uint64_t a = present; a != 0; a &= a - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(a));
        for (std::uint64_t b = a; b != 0; b &= b - 1)
            together[i * most + static_cast<std::size_t>(std::countr_zero(b))] += times;
    }
}

/// A term of a group in one document.
struct Sighting
{
    std::uint32_t group;
    std::uint32_t place;
    std::uint32_t token;
};

/// Counts the windows of a document that hold each pair of one group's terms.
/// \param seen  of one group, by token. \param windows  of the document; the n-th begins at token n.
void countWindows(std::span<const Sighting> seen, std::uint32_t windows, std::uint32_t *together,
                  std::size_t most)
{
    // Between two places where a term enters or leaves the window, the same terms are in it.
    std::array<std::uint32_t, 64>
        last{}; // per place: one behind the last window that holds its latest sighting
    std::uint64_t present = 0;
    std::uint32_t at = 0;
    const auto moveTo = [&](std::uint32_t window) {
        while (at < window && present != 0) {
            std::uint32_t next = window;
            for (std::uint64_t a = present; a != 0; a &= a - 1)
                next = std::min(next, last[static_cast<std::size_t>(std::countr_zero(a))]);
            countPairs(together, present, next - at, most);
            at = next;
            for (std::uint64_t a = present; a != 0; a &= a - 1) {
                const auto place = static_cast<std::size_t>(std::countr_zero(a));
                if (last[place] <= at)
                    present &= ~(std::uint64_t{1} << place);
            }
        }
        at = window;
    };
    for (const Sighting &sighting : seen) {
        const std::uint32_t enters = sighting.token + 1 > Window ? sighting.token + 1 - Window : 0;
        moveTo(std::min(std::max(at, enters), windows));
        last[sighting.place] = std::min(sighting.token + 1, windows);
        present |= std::uint64_t{1} << sighting.place;
    }
    moveTo(windows);
}

} // namespace

Coherence::Coherence(const TermCounts &counts, std::span<const std::vector<std::uint32_t>> groups,
                     std::size_t terms, const Progress &progress)
    : m_together(groups.size() * Most * Most, 0)
{
    const Places places(groups, terms, Most);
    std::vector<std::uint64_t> present(groups.size(), 0);
    std::vector<std::uint32_t> touched;
    for (std::size_t row = 0; row < counts.rows(); ++row) {
        if (row % 1024 == 0 && progress.isCancelled())
            return;
        if (counts.begin[row] == counts.begin[row + 1])
            continue;
        ++m_documents;
        touched.clear();
        for (std::uint64_t i = counts.begin[row]; i < counts.begin[row + 1]; ++i) {
            for (const Place &place : places.of(counts.term[i])) {
                if (present[place.group] == 0)
                    touched.push_back(place.group);
                present[place.group] |= std::uint64_t{1} << place.place;
            }
        }
        for (const std::uint32_t g : touched) {
            countPairs(&m_together[g * Most * Most], present[g], 1, Most);
            present[g] = 0;
        }
    }
}

Coherence::Coherence(const Corpus &corpus, const Vocabulary &vocabulary,
                     std::span<const std::vector<std::uint32_t>> groups, int workers,
                     const Progress &progress)
    : m_together(groups.size() * Most * Most, 0)
{
    const Places places(groups, vocabulary.size(), Most);
    const std::size_t documents = corpus.documents();
    const std::size_t parts = std::min<std::size_t>(std::max(1, workers), documents);
    // Whole numbers: their sum is the same however the documents are shared out.
    std::vector<std::vector<std::uint32_t>> together(parts);
    std::vector<std::uint64_t> windows(parts, 0);
    forEachBlock(parts, workers, [&](std::size_t part) {
        together[part].assign(m_together.size(), 0);
        std::vector<Sighting> seen;
        for (std::size_t d = documents * part / parts; d < documents * (part + 1) / parts; ++d) {
            if (d % 256 == 0 && progress.isCancelled())
                return;
            const std::uint64_t begin = corpus.begin[d];
            const auto length = static_cast<std::uint32_t>(corpus.begin[d + 1] - begin);
            if (length == 0 || vocabulary.repeated[d] != 0)
                continue;
            const std::uint32_t own = length > Window ? length - Window + 1 : 1;
            windows[part] += own;
            seen.clear();
            for (std::uint32_t token = 0; token < length; ++token) {
                const std::uint32_t form = Corpus::form(corpus.tokens[begin + token]);
                const std::uint32_t term = vocabulary.termOfForm[form];
                if (term == NoTerm || vocabulary.surface[term] != form)
                    continue;
                for (const Place &place : places.of(term))
                    seen.push_back({place.group, place.place, token});
            }
            std::stable_sort(seen.begin(), seen.end(),
                             [](const Sighting &a, const Sighting &b) { return a.group < b.group; });
            for (std::size_t at = 0; at < seen.size();) {
                const std::size_t first = at;
                while (at < seen.size() && seen[at].group == seen[first].group)
                    ++at;
                countWindows(std::span(seen).subspan(first, at - first), own,
                             &together[part][seen[first].group * Most * Most], Most);
            }
        }
    });
    for (std::size_t part = 0; part < parts && !together[part].empty(); ++part) {
        m_documents += static_cast<double>(windows[part]);
        for (std::size_t i = 0; i < m_together.size(); ++i)
            m_together[i] += together[part][i];
    }
}

double Coherence::npmi(std::size_t group, std::size_t a, std::size_t b) const
{
    if (a > b)
        std::swap(a, b);
    const double single = m_together[(group * Most + a) * Most + a];
    const double other = m_together[(group * Most + b) * Most + b];
    const double both = m_together[(group * Most + a) * Most + b];
    if (both <= 0.0)
        return -1.0;
    if (both >= m_documents)
        return 1.0;
    return portableLog(both * m_documents / (single * other)) / -portableLog(both / m_documents);
}

double Coherence::lentNpmi(std::size_t group, std::size_t a, std::size_t b) const
{
    if (a > b)
        std::swap(a, b);
    const double single = m_together[(group * Most + a) * Most + a];
    const double other = m_together[(group * Most + b) * Most + b];
    const double both = m_together[(group * Most + a) * Most + b] + 1.0;
    if (both >= m_documents)
        return 1.0;
    const double value = portableLog(both / (single * other / m_documents + 1.0)) / -portableLog(both / m_documents);
    return std::clamp(value, -1.0, 1.0);
}

namespace {

template <class Value>
double meanOfPairs(std::span<const std::size_t> places, const Value &value)
{
    double sum = 0.0;
    int pairs = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            sum += value(places[i], places[j]);
            ++pairs;
        }
    }
    return pairs == 0 ? 0.0 : sum / pairs;
}

} // namespace

double Coherence::lentMean(std::size_t group, std::span<const std::size_t> places) const
{
    return meanOfPairs(places, [&](std::size_t a, std::size_t b) { return lentNpmi(group, a, b); });
}

double Coherence::mean(std::size_t group, std::span<const std::size_t> places) const
{
    return meanOfPairs(places, [&](std::size_t a, std::size_t b) { return npmi(group, a, b); });
}

} // namespace parlance::topics
