// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentiment/sentiment.h"

#include <memory>
#include <string>
#include <string_view>

namespace parlance::sentiment {

/// English sentiment equal to the reference VADER to its own rounding, quirks included
/// (Hutto & Gilbert, VADER, ICWSM 2014; lexicon and rules: vaderSentiment 3.3.2, MIT).
///
/// Scores any bytes: each ill-formed part counts as one unknown character, as after text::repairUtf8(). Time is
/// linear in the text (only with "but" among more than 24 valences, n log n in those). score() and explain() are
/// const and safe from any thread.
class Vader
{
public:
    /// Loads the lexicon compiled into the program (resources/lexicons).
    Vader();
    ~Vader();
    Vader(Vader &&) noexcept;

    /// The one instance that the program shares; loaded at first use.
    static const Vader &shared();

    Score score(std::string_view text) const;
    Explanation explain(std::string_view text) const;

    /// SHA-256 of the lexicon files, for the run that records it.
    const std::string &lexiconHash() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace parlance::sentiment
