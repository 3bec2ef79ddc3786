// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ascii.h"
#include "core/text/plaintext.h"
#include "core/text/transportentities.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// What parts two texts of a post; the stronger is the greater.
enum class MarkdownGap
{
    None,
    Cell,
    Break,
    Paragraph
};

/// Text that grows, with what separates its pieces and where they came from.
class MarkdownFlow
{
public:
    MarkdownFlow(std::string &out, std::vector<SourceRun> *runs, const DecodedBody &base)
        : m_out(out), m_runs(runs), m_base(base)
    {
    }

    void gap(MarkdownGap kind) { m_gap = std::max(m_gap, kind); }

    /// Something was left out here: the blanks around it become one.
    void hole() { m_hole = true; }

    /// Bytes [at, at + size) of the base.
    void add(std::size_t at, std::size_t size)
    {
        const char *bytes = m_base.text.data() + at;
        if (m_out.empty() || m_gap != MarkdownGap::None || (m_hole && isSpace(m_out.back()))) {
            while (size > 0 && isBlank(*bytes)) {
                ++bytes;
                ++at;
                --size;
            }
        }
        if (size == 0)
            return;
        if (m_hole && m_gap == MarkdownGap::None && std::strchr(".,;:!?)", *bytes) != nullptr)
            trimEnd();
        close(at);
        const std::size_t plain = m_out.size();
        m_out.append(bytes, size);
        m_end = at + size;
        m_hole = false;
        if (m_runs)
            addSource(plain, at, size);
    }

    /// Text that stands for the `size` bytes at `at` of the base, such as a character for its entity.
    void addInstead(std::string_view text, std::size_t at, std::size_t size)
    {
        if (text == " " && (m_out.empty() || m_gap != MarkdownGap::None || (m_hole && isSpace(m_out.back()))))
            return;
        close(at);
        const std::size_t plain = m_out.size();
        m_out += text;
        m_end = at + size;
        m_hole = false;
        if (m_runs) {
            const std::uint32_t from = m_base.toBody(at);
            m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(text.size()),
                               from, m_base.toBody(at + size) - from});
        }
    }

    void trimEnd()
    {
        std::size_t size = m_out.size();
        while (size > 0 && isSpace(m_out[size - 1]))
            --size;
        m_out.resize(size);
        if (!m_runs)
            return;
        while (!m_runs->empty() && m_runs->back().plain >= size)
            m_runs->pop_back();
        if (m_runs->empty())
            return;
        SourceRun &last = m_runs->back();
        if (last.plain + last.plainLength > size) {
            const auto kept = static_cast<std::uint32_t>(size - last.plain);
            if (last.bodyLength == last.plainLength)
                last.bodyLength = kept;
            last.plainLength = kept;
        }
    }

private:
    /// Writes the pending separator, before the byte at `next` of the base.
    void close(std::size_t next)
    {
        if (m_gap == MarkdownGap::None)
            return;
        const MarkdownGap kind = m_gap;
        m_gap = MarkdownGap::None;
        const std::size_t before = m_out.size();
        trimEnd();
        if (m_out.empty())
            return;
        const std::string_view separator = kind == MarkdownGap::Paragraph ? "\n\n"
                                           : kind == MarkdownGap::Break   ? "\n"
                                                                          : "\t";
        const std::size_t plain = m_out.size();
        m_out += separator;
        if (!m_runs || m_end > next || before != plain)
            return;
        const std::string_view between = m_base.text.substr(m_end, next - m_end);
        if (between.empty() || !std::all_of(between.begin(), between.end(), isSpace))
            return;
        if (between == separator)
            addSource(plain, m_end, separator.size());
        else if (between.size() != separator.size())
            m_runs->push_back({static_cast<std::uint32_t>(plain),
                               static_cast<std::uint32_t>(separator.size()), m_base.toBody(m_end),
                               static_cast<std::uint32_t>(between.size())});
    }

    void addSource(std::size_t plain, std::size_t at, std::size_t size)
    {
        if (!m_base.entities) {
            addRun(plain, at, size);
            return;
        }
        const std::vector<Entity> &all = *m_base.entities;
        std::size_t next = m_base.entityFrom(at);
        const std::size_t end = at + size;
        while (at < end) {
            if (next < all.size() && all[next].base == at) {
                m_runs->push_back({static_cast<std::uint32_t>(plain), 1, all[next].body, all[next].length});
                ++next;
                ++at;
                ++plain;
                continue;
            }
            const std::size_t stop = next < all.size() ? std::min<std::size_t>(end, all[next].base) : end;
            addRun(plain, m_base.toBody(at), stop - at);
            plain += stop - at;
            at = stop;
        }
    }

    void addRun(std::size_t plain, std::size_t body, std::size_t size)
    {
        if (!m_runs->empty()) {
            SourceRun &last = m_runs->back();
            if (last.plainLength == last.bodyLength && last.plain + last.plainLength == plain &&
                last.body + last.bodyLength == body) {
                last.plainLength += static_cast<std::uint32_t>(size);
                last.bodyLength += static_cast<std::uint32_t>(size);
                return;
            }
        }
        m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(size),
                           static_cast<std::uint32_t>(body), static_cast<std::uint32_t>(size)});
    }

    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    const DecodedBody &m_base;
    MarkdownGap m_gap = MarkdownGap::None;
    bool m_hole = false;
    std::size_t m_end = 0; ///< of the base, behind the last byte written
};

} // namespace parlance::text
