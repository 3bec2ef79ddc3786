// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prose.h"

#include "core/base/hash.h"
#include "core/report/typography.h"

#include <algorithm>

#include <unicode/utf8.h>

namespace parlance::report {

namespace {

std::string placeholder(std::size_t index)
{
    std::uint8_t bytes[4];
    std::int32_t n = 0;
    UBool bad = false;
    U8_APPEND(bytes, n, 4, static_cast<UChar32>(firstVerbatim + index), bad);
    return bad ? std::string() : std::string(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(n));
}

void appendWords(Paragraph &paragraph, std::string_view words)
{
    if (words.empty())
        return;
    if (!paragraph.empty() && paragraph.back().source == 0 && paragraph.back().language == Undetermined
        && !paragraph.back().emphasis)
        paragraph.back().text += words;
    else
        paragraph.push_back({.text = std::string(words)});
}

void append(Paragraph &paragraph, const Paragraph &more)
{
    for (const Inline &part : more) {
        if (part.source == 0 && part.language == Undetermined && !part.emphasis)
            appendWords(paragraph, part.text);
        else
            paragraph.push_back(part);
    }
}

/// In these the order is part of the sense ("Elsewhere", "That leaves").
bool keepsOrder(std::string_view key)
{
    return key == "lead.noscore" || key == "lead.bare" || key == "lead.unknown" || key == "short.thread";
}

} // namespace

Paragraph verbatim(std::string text)
{
    return {Inline{.text = std::move(text)}};
}

std::string plainWords(const Paragraph &paragraph)
{
    std::string text;
    for (const Inline &part : paragraph)
        text += part.text;
    return text;
}

Prose::Prose(const Catalogue &catalogue, std::uint64_t seed) : m_catalogue(catalogue), m_seed(seed) {}

Paragraph Prose::link(std::size_t slot, std::string title, Language language) const
{
    // Negative until it is printed: only then is its number known.
    return {Inline{.text = std::move(title), .source = -static_cast<int>(slot) - 1,
                   .language = language == m_catalogue.language() ? Undetermined : language}};
}

std::size_t Prose::left(std::string_view key) const
{
    const auto used = m_used.find(key);
    return m_catalogue.variants(key) - (used == m_used.end() ? 0 : used->second.size());
}

std::optional<Paragraph> Prose::sentence(std::string_view key, const Arguments &arguments)
{
    const std::size_t free = left(key);
    if (free == 0)
        return std::nullopt;
    std::set<std::size_t> &used = m_used.try_emplace(std::string(key)).first->second;
    std::size_t wanted = keepsOrder(key) ? 0 : static_cast<std::size_t>(hash64(key, m_seed + used.size()) % free);
    const std::size_t variants = m_catalogue.variants(key);
    std::size_t variant = 0;
    for (;; ++variant) {
        if (used.contains(variant))
            continue;
        if (wanted == 0)
            break;
        --wanted;
    }
    Paragraph sentence = compose(key, arguments, variant, true);
    // No sentence should begin with a figure where another variant says it otherwise.
    const auto beginsWithFigure = [](const Paragraph &words) {
        return !words.empty() && words.front().source == 0 && !words.front().text.empty()
               && words.front().text.front() >= '0' && words.front().text.front() <= '9';
    };
    for (std::size_t step = 1; step < variants && beginsWithFigure(sentence); ++step) {
        const std::size_t other = (variant + step) % variants;
        if (used.contains(other))
            continue;
        Paragraph candidate = compose(key, arguments, other, true);
        if (!beginsWithFigure(candidate)) {
            sentence = std::move(candidate);
            variant = other;
        }
    }
    used.insert(variant);
    number(sentence);
    return sentence;
}

bool Prose::say(Paragraph &paragraph, std::string_view key, const Arguments &arguments)
{
    const auto more = sentence(key, arguments);
    if (!more)
        return false;
    if (!paragraph.empty())
        appendWords(paragraph, " ");
    append(paragraph, *more);
    return true;
}

std::string Prose::line(std::string_view key, const Arguments &arguments)
{
    const auto words = sentence(key, arguments);
    // A label may come first here: headings begin with a capital whatever they begin with.
    return words ? capitalised(plainWords(*words), m_catalogue.language()) : std::string();
}

Paragraph Prose::fragment(std::string_view key, const Arguments &arguments) const
{
    return compose(key, arguments, 0, false);
}

Paragraph Prose::quoted(std::string text) const
{
    return fragment("quote", {{"a", verbatim(std::move(text))}});
}

Paragraph Prose::quotedList(const std::vector<std::string> &words) const
{
    if (words.empty())
        return {};
    Paragraph list = quoted(words.front());
    for (std::size_t i = 1; i < words.size(); ++i)
        list = fragment(i + 1 == words.size() ? "list.last" : "list.next", {{"a", list}, {"b", quoted(words[i])}});
    return list;
}

void Prose::number(Paragraph &paragraph)
{
    for (Inline &part : paragraph) {
        if (part.source < 0)
            part.source = numberOf(static_cast<std::size_t>(-(part.source + 1)));
    }
}

int Prose::numberOf(std::size_t slot)
{
    const auto found = std::find(m_cited.begin(), m_cited.end(), slot);
    if (found != m_cited.end())
        return static_cast<int>(found - m_cited.begin()) + 1;
    m_cited.push_back(slot);
    return static_cast<int>(m_cited.size());
}

Paragraph Prose::compose(std::string_view key, const Arguments &arguments, std::size_t variant, bool sentence) const
{
    Values values;
    std::vector<const Paragraph *> stretches;
    for (const auto &[name, argument] : arguments) {
        if (const auto *n = std::get_if<std::int64_t>(&argument)) {
            values.emplace_back(name, *n);
        } else if (const auto *s = std::get_if<double>(&argument)) {
            values.emplace_back(name, *s);
        } else if (const auto *text = std::get_if<std::string>(&argument)) {
            values.emplace_back(name, *text);
        } else {
            values.emplace_back(name, placeholder(stretches.size()));
            stretches.push_back(&std::get<Paragraph>(argument));
        }
    }
    std::vector<std::string> firstWords;
    for (const Paragraph *stretch : stretches)
        firstWords.push_back(plainWords(*stretch));
    std::string text = elide(m_catalogue.format(key, values, variant),
                             [&](std::size_t index) -> std::string_view {
                                 return index < firstWords.size() ? std::string_view(firstWords[index]) : "";
                             });
    text = typeset(text, m_catalogue.language());
    if (sentence) {
        // A small number that begins a sentence is written out.
        std::size_t digits = 0;
        while (digits < 3 && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
            ++digits;
        if (digits > 0 && digits < 3 && digits < text.size() && text[digits] == ' ') {
            const std::string &word = m_catalogue.pattern("number." + text.substr(0, digits), 0);
            if (!word.empty())
                text.replace(0, digits, word);
        }
        text = capitalised(text, m_catalogue.language());
    }

    Paragraph paragraph;
    std::string_view rest = text;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    std::size_t begin = 0;
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t at = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c < static_cast<UChar32>(firstVerbatim)
            || c >= static_cast<UChar32>(firstVerbatim + std::min(verbatimCount, stretches.size())))
            continue;
        appendWords(paragraph, rest.substr(begin, static_cast<std::size_t>(at) - begin));
        append(paragraph, *stretches[static_cast<std::size_t>(c) - firstVerbatim]);
        begin = static_cast<std::size_t>(i);
    }
    appendWords(paragraph, rest.substr(begin));
    return paragraph;
}

} // namespace parlance::report
