// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/htmlflow.h"

#include "core/text/htmltokens.h"
#include "core/text/webaddress.h"

#include <utility>

namespace parlance::text {

std::string_view HtmlFlow::since(const Mark &mark) const
{
    if (mark.cuts != m_cuts || m_out.size() < mark.size)
        return {};
    std::string_view text(m_out);
    text.remove_prefix(mark.size);
    while (!text.empty() && isHtmlSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

void HtmlFlow::backTo(const Mark &mark)
{
    m_out.resize(mark.size);
    if (m_runs) {
        m_runs->resize(mark.runs);
        if (mark.runs > 0)
            m_runs->back() = mark.lastRun;
    }
    m_gap = mark.gap;
    m_hole = mark.hole;
    m_end = mark.end;
    while (!m_pieces.empty() && m_pieces.back().plain >= mark.size)
        m_pieces.pop_back();
}

void HtmlFlow::separate(std::size_t next)
{
    const HtmlGap kind = m_gap;
    m_gap = HtmlGap::None;
    if (m_out.empty())
        return;
    const std::string_view separator = kind == HtmlGap::Paragraph ? "\n\n"
                                       : kind == HtmlGap::Break   ? "\n"
                                       : kind == HtmlGap::Cell    ? "\t"
                                                                  : " ";
    const std::size_t plain = m_out.size();
    m_out += separator;
    if (!m_runs || m_end > next)
        return;
    const std::string_view between = m_body.substr(m_end, next - m_end);
    if (!between.empty() && (between == separator || between.size() != separator.size()) &&
        std::all_of(between.begin(), between.end(), isHtmlSpace))
        addRun(plain, separator.size(), m_end, between.size());
}

void HtmlFlow::addRun(std::size_t plain, std::size_t plainSize, std::size_t body, std::size_t bodySize)
{
    const auto small = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    const bool same = plainSize == bodySize;
    if (same && m_out.compare(plain, plainSize, m_body, body, bodySize) != 0) {
        // A few entities are as long as what they stand for; a run of equal lengths says that the bytes are
        // the same.
        m_runs->push_back({small(plain), 1, small(body), small(bodySize - 1)});
        m_runs->push_back({small(plain + 1), small(plainSize - 1), small(body + bodySize - 1), 1});
        return;
    }
    if (same && !m_runs->empty()) {
        SourceRun &last = m_runs->back();
        if (last.plainLength == last.bodyLength && last.plain + last.plainLength == plain &&
            last.body + last.bodyLength == body) {
            last.plainLength += small(plainSize);
            last.bodyLength += small(bodySize);
            return;
        }
    }
    m_runs->push_back({small(plain), small(plainSize), small(body), small(bodySize)});
}

void HtmlFlow::endWord()
{
    m_inWord = false;
    if (m_pieces.empty())
        return;
    const std::size_t from = m_pieces.front().plain;
    Stretch address = nextAddress(std::string_view(m_out).substr(from), 0);
    if (address.begin == std::string_view::npos)
        return;
    const std::string word = m_out.substr(from);
    const std::vector<Piece> pieces = std::move(m_pieces);
    m_pieces.clear();
    ++m_cuts;
    backTo(m_word);
    std::size_t piece = 0;
    std::size_t kept = 0;
    while (kept < word.size()) {
        const std::size_t stop = std::min(address.begin, word.size());
        while (kept < stop) {
            while (pieces[piece].plain - from + pieces[piece].plainSize <= kept)
                ++piece;
            const Piece &source = pieces[piece];
            const std::size_t inside = kept - (source.plain - from);
            const std::size_t size = std::min(stop - kept, source.plainSize - inside);
            const std::string_view text = std::string_view(word).substr(kept, size);
            if (source.plainSize == source.bodySize)
                append(text, source.body + inside, size);
            else
                append(text, source.body, source.bodySize);
            kept += size;
        }
        if (address.begin == std::string_view::npos)
            break;
        m_hole = true;
        kept = address.end;
        address = nextAddress(word, kept);
    }
}

} // namespace parlance::text
