// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/vader.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/sentiment/vaderdata.h"
#include "core/sentiment/vaderrules.h"

#include <charconv>

namespace parlance::sentiment {

namespace {

constexpr std::size_t KeptBytes = std::size_t{1} << 20; // what a thread keeps between two texts

struct Workspace
{
    TokenizedText text;
    Scratch<Sentiment> sentiments;

    void trim()
    {
        text.bytes.trim(KeptBytes);
        text.tokens.trim(KeptBytes / sizeof(Token));
        text.hits.trim(KeptBytes / sizeof(std::size_t));
        sentiments.trim(KeptBytes / sizeof(Sentiment));
    }
};

} // namespace

double roundDecimal(double value, int digits)
{
    static constexpr double Powers[] = {1, 10, 100, 1000, 10000};
    const double scaled = value * Powers[digits];
    const double whole = std::floor(scaled);
    const double rest = scaled - whole;
    // Away from a tie the product's own rounding cannot matter, and whole / power is the double next to the decimal.
    if (rest < 0.499999)
        return whole / Powers[digits];
    if (rest > 0.500001)
        return (whole + 1) / Powers[digits];
    char decimal[32];
    const auto end = std::to_chars(decimal, decimal + sizeof decimal, value, std::chars_format::fixed, digits).ptr;
    double rounded = 0;
    std::from_chars(decimal, end, rounded);
    return rounded;
}

Vader::Vader() : m_data(std::make_unique<Data>()) {}
Vader::~Vader() = default;
Vader::Vader(Vader &&) noexcept = default;

Vader::Data::Data()
    : lexicon(embedded("resources/lexicons/vader_en.tsv"), embedded("resources/lexicons/emoji_names_11.tsv"))
{
    Sha256 sum;
    sum.add(embedded("resources/lexicons/vader_en.tsv"));
    sum.add(embedded("resources/lexicons/emoji_names_11.tsv"));
    hash = sum.hex();
}

const Vader &Vader::shared()
{
    static const Vader vader;
    return vader;
}

Score Vader::score(std::string_view text) const
{
    thread_local Workspace workspace;
    tokenize(m_data->lexicon, text, workspace.text);
    NoTrace trace;
    const Score score = VaderRules(m_data->lexicon, workspace.text, workspace.sentiments, trace).run();
    workspace.trim();
    return score;
}

const std::string &Vader::lexiconHash() const
{
    return m_data->hash;
}

} // namespace parlance::sentiment
