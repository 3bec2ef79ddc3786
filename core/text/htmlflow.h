// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/htmlmeaning.h"
#include "core/text/plaintext.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// Text with what separates its pieces and where they came from. It never ends in white space, so that it can
/// go back to where it was.
class HtmlFlow
{
public:
    /// \param runs  where each piece came from; nullptr = not wanted.
    HtmlFlow(std::string &out, std::vector<SourceRun> *runs, std::string_view body, bool mayHoldAddresses)
        : m_out(out), m_runs(runs), m_body(body), m_addresses(mayHoldAddresses)
    {
    }

    void gap(HtmlGap kind)
    {
        if (m_inWord)
            endWord();
        m_gap = std::max(m_gap, kind);
    }

    /// A second <br> parts paragraphs.
    void lineBreak() { gap(m_gap == HtmlGap::Break && !m_inWord ? HtmlGap::Paragraph : HtmlGap::Break); }

    /// Something was left out here: a blank before punctuation goes with it.
    void hole()
    {
        if (m_inWord)
            endWord();
        m_hole = true;
    }

    /// Bytes [at, at + size) of the body, without white space.
    void add(std::size_t at, std::size_t size) { add(m_body.substr(at, size), at, size); }

    /// Text without white space that stands for the `size` bytes at `at` of the body.
    void add(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_addresses) {
            if (!m_inWord) {
                m_inWord = true;
                m_word = mark();
                m_pieces.clear();
            }
            m_pieces.push_back({m_out.size(), text.size(), at, size});
        }
        append(text, at, size);
        if (m_addresses)
            m_pieces.back().plain = m_out.size() - text.size();
    }

    /// A place to go back to.
    struct Mark
    {
        std::size_t size = 0, runs = 0;
        SourceRun lastRun;
        HtmlGap gap = HtmlGap::None;
        bool hole = false;
        std::size_t end = 0, cuts = 0;
    };

    Mark mark() const
    {
        Mark now{.size = m_out.size(),
                 .runs = 0,
                 .lastRun = {},
                 .gap = m_gap,
                 .hole = m_hole,
                 .end = m_end,
                 .cuts = m_cuts};
        if (m_runs) {
            now.runs = m_runs->size();
            if (!m_runs->empty())
                now.lastRun = m_runs->back();
        }
        return now;
    }

    /// What was written since; no view of it may be kept.
    std::string_view since(const Mark &mark) const;

    void backTo(const Mark &mark);

    bool isInWord() const { return m_inWord; }

    void finish()
    {
        if (m_inWord)
            endWord();
    }

private:
    struct Piece
    {
        std::size_t plain, plainSize, body, bodySize;
    };

    void append(std::string_view text, std::size_t at, std::size_t size)
    {
        if (m_gap == HtmlGap::Blank && m_hole && std::strchr(".,;:!?)", text.front()) != nullptr)
            m_gap = HtmlGap::None;
        if (m_gap != HtmlGap::None)
            separate(at);
        m_hole = false;
        const std::size_t plain = m_out.size();
        m_out += text;
        m_end = at + size;
        if (m_runs)
            addRun(plain, text.size(), at, size);
    }

    /// Writes the pending separator, before the byte at `next` of the body.
    void separate(std::size_t next);

    void addRun(std::size_t plain, std::size_t plainSize, std::size_t body, std::size_t bodySize);

    /// Takes addresses out of the word that ends here.
    void endWord();

    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    std::string_view m_body;
    bool m_addresses;
    HtmlGap m_gap = HtmlGap::None;
    bool m_hole = false;
    std::size_t m_end = 0; ///< of the body, behind the last byte written
    bool m_inWord = false; ///< only where there may be addresses
    Mark m_word;           ///< before the word
    std::vector<Piece> m_pieces;
    std::size_t m_cuts = 0; ///< words that were changed afterwards
};

} // namespace parlance::text
