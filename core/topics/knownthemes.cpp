// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/knownthemes.h"

#include <algorithm>
#include <bit>

namespace parlance::topics {

namespace {

constexpr std::string_view Signature = "parlance themes 3\n";
constexpr std::string_view WithoutWitness = "parlance themes 2\n"; ///< before posts needed one

class Writer
{
public:
    void number(std::uint64_t value) // seven bits a byte, the lowest first
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<char>(value | 0x80));
        m_bytes.push_back(static_cast<char>(value));
    }
    void real(double value) { fixed(std::bit_cast<std::uint64_t>(value), 8); }
    void real(float value) { fixed(std::bit_cast<std::uint32_t>(value), 4); }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
    }
    void raw(std::string_view value) { m_bytes += value; }
    std::string take() { return std::move(m_bytes); }

private:
    void fixed(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes.push_back(static_cast<char>(value >> (8 * i)));
    }
    std::string m_bytes;
};

/// Reads what a Writer wrote; once something is missing, zeros, and good() is false.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_good = false;
        return 0;
    }
    /// A count of things of at least `bytes` bytes each: never more than there are bytes for.
    std::size_t count(std::size_t bytes)
    {
        const std::uint64_t value = number();
        if (value > m_bytes.size() / bytes)
            m_good = false;
        return m_good ? static_cast<std::size_t>(value) : 0;
    }
    double real() { return std::bit_cast<double>(fixed(8)); }
    float single() { return std::bit_cast<float>(static_cast<std::uint32_t>(fixed(4))); }
    std::string_view raw(std::size_t size)
    {
        const std::string_view value = m_bytes.substr(0, size);
        m_good = m_good && value.size() == size;
        m_bytes.remove_prefix(value.size());
        return value;
    }
    bool good() const { return m_good; }
    bool atEnd() const { return m_bytes.empty(); }

private:
    std::string_view take(std::size_t size)
    {
        const std::string_view value = raw(size);
        return value.size() == size ? value : std::string_view("\0\0\0\0\0\0\0\0", 8).substr(0, size);
    }
    std::uint64_t fixed(std::size_t bytes)
    {
        std::uint64_t value = 0;
        const std::string_view text = take(bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
        return value;
    }
    std::string_view m_bytes;
    bool m_good = true;
};

} // namespace

double KnownThemes::Theme::weightOf(std::uint32_t term) const
{
    const auto found = std::lower_bound(weight.begin(), weight.end(), term,
                                        [](const auto &entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != weight.end() && found->first == term ? static_cast<double>(found->second) : 0.0;
}

std::string toBytes(const KnownThemes &known)
{
    Writer out;
    out.raw(Signature);
    out.number(known.language.packed);
    for (const double value : {known.alpha, known.beta, known.threadPrior, known.parentVotes, known.evidence, known.thinEvidence, known.knownShare, known.kinship, known.bars.wordy, known.bars.thin})
        out.real(value);
    out.number(known.posts.size());
    for (const std::uint32_t posts : known.posts)
        out.number(posts);
    out.number(known.stems.size());
    for (std::size_t term = 0; term < known.stems.size(); ++term) {
        out.text(known.stems[term]);
        out.real(known.factor[term]);
    }
    out.number(known.themes.size());
    for (const KnownThemes::Theme &theme : known.themes) {
        out.real(theme.rows);
        out.real(theme.total);
        out.number(theme.weight.size());
        std::uint32_t before = 0;
        for (const auto &[term, weight] : theme.weight) {
            out.number(term - before);
            out.real(weight);
            before = term;
        }
    }
    return out.take();
}

Result<KnownThemes> knownThemesFrom(std::string_view bytes)
{
    Reader in(bytes);
    KnownThemes known;
    const std::string_view signature = in.raw(Signature.size());
    bool sound = signature == Signature || signature == WithoutWitness;
    known.language = Language(static_cast<std::uint16_t>(in.number()));
    for (double *value : {&known.alpha, &known.beta, &known.threadPrior, &known.parentVotes, &known.evidence, &known.thinEvidence, &known.knownShare, &known.kinship})
        *value = in.real();
    if (signature == Signature) {
        known.bars.wordy = in.real();
        known.bars.thin = in.real();
    }
    const std::size_t words = in.count(1);
    for (std::size_t word = 0; word < words && in.good(); ++word)
        known.posts.push_back(static_cast<std::uint32_t>(in.number()));
    const std::size_t terms = in.count(5);
    for (std::size_t term = 0; term < terms && in.good(); ++term) {
        known.stems.emplace_back(in.raw(in.count(1)));
        known.factor.push_back(in.single());
    }
    const std::size_t themes = in.count(17);
    for (std::size_t theme = 0; theme < themes && in.good(); ++theme) {
        KnownThemes::Theme &into = known.themes.emplace_back();
        into.rows = in.real();
        into.total = in.real();
        const std::size_t weights = in.count(5);
        std::uint64_t term = 0;
        for (std::size_t weight = 0; weight < weights && in.good(); ++weight) {
            term += in.number();
            sound = sound && term < terms;
            into.weight.emplace_back(static_cast<std::uint32_t>(term), in.single());
        }
    }
    if (!sound || !in.good() || !in.atEnd() || known.posts.size() > known.stems.size())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "What the search for themes learned cannot be read any more. "
                                                 "Find the themes again.")};
    return known;
}

} // namespace parlance::topics
