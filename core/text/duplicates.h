// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace parlance::text {

/// Finds texts that say the same as an earlier one.
///
/// Exactly: the same words, whatever the case, punctuation and spaces, in texts of at least four words: a "lol" or a "thank you
/// all" is nobody's copy. Nearly: texts of at least eight words of whose stretches of three
/// words about four fifths are the same (Jaccard), estimated by MinHash over 32 functions (Broder 1997) and found by banding, 8
/// bands of 4 (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3): of two texts that share 80%, 98 of 100 meet in
/// a band. A near copy is compared with originals only, so that a chain of small changes makes no group; and with eight of a
/// band at most, so that the time is linear whatever the texts.
///
/// Deterministic. About 90 bytes a text are kept, texts are not.
class DuplicateFinder
{
public:
    static constexpr std::size_t LeastWords = 4;
    static constexpr std::size_t LeastWordsNear = 8;

    /// \param text  any bytes. \param time  when it was written; the earlier text is the original, then the one added first.
    void add(std::string_view text, std::int64_t time);

    std::size_t size() const { return m_texts.size(); }

    static constexpr std::uint32_t None = 0xFFFFFFFF;
    struct Match
    {
        std::uint32_t original = None; ///< number of the text in order of adding; None: this is no copy
        bool isExact = false;
    };
    /// One for each text. \param progress  texts done of all; cancels. \error Cancelled.
    Result<std::vector<Match>> find(Progress &progress) const;

private:
    static constexpr std::size_t Functions = 32;
    static constexpr std::size_t Bands = 8;
    using Signature = std::array<std::uint16_t, Functions>;

    struct Text
    {
        std::uint64_t hash = 0;       ///< of its words
        std::int64_t time = 0;
        std::uint32_t signature = None; ///< place in m_signatures
        bool isLongEnough = false;
    };

    static bool areAlike(const Signature &a, const Signature &b);
    std::vector<std::uint32_t> chronological() const;

    std::deque<Text> m_texts; // these grow without ever being copied
    std::deque<Signature> m_signatures;
    std::vector<std::uint64_t> m_words; ///< of the text being added
};

} // namespace parlance::text
