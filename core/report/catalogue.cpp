// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/catalogue.h"

#include "core/base/embedded.h"
#include "core/report/typography.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>

namespace parlance::report {

namespace {

icu::UnicodeString fromUtf8(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string toUtf8(const icu::UnicodeString &text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string withoutW(std::string name)
{
    return name.ends_with("_w") ? name.substr(0, name.size() - 2) : name;
}

Catalogue load(Language language)
{
    const std::string name = "resources/report/" + language.code() + ".txt";
    Result<Catalogue> catalogue = Catalogue::parse(embedded(name), language);
    if (!catalogue) // compiled in and tested: cannot fail in a program that was built whole
        std::abort();
    return std::move(*catalogue);
}

} // namespace

const Catalogue &Catalogue::of(Language language)
{
    static const Catalogue english = load(English);
    static const Catalogue french = load(French);
    return language == French ? french : english;
}

Result<Catalogue> Catalogue::parse(std::string_view text, Language language)
{
    Catalogue catalogue;
    catalogue.m_language = language;
    std::map<std::string, std::string, std::less<>> macros;
    std::int64_t line = 0;
    const auto failed = [&](std::string detail) {
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "The report's message catalogue %1 has a faulty line."),
                     .subject = language.code(), .offset = line, .detail = std::move(detail)};
    };
    while (!text.empty()) {
        ++line;
        const std::size_t end = text.find('\n');
        const std::string_view row = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (row.empty() || row.front() == '#')
            continue;
        const std::size_t equals = row.find('=');
        if (equals == std::string_view::npos)
            return failed("no '='");
        const std::string_view key = trimmed(row.substr(0, equals));
        std::string pattern(trimmed(row.substr(equals + 1)));
        if (key.empty() || pattern.empty())
            return failed("empty key or message");
        for (std::size_t at = pattern.find('<'); at != std::string::npos; at = pattern.find('<', at)) {
            const std::size_t close = pattern.find('>', at);
            const auto macro = close == std::string::npos
                                   ? macros.end()
                                   : macros.find(std::string_view(pattern).substr(at + 1, close - at - 1));
            if (macro == macros.end())
                return failed("unknown macro at column " + std::to_string(at));
            pattern.replace(at, close - at + 1, macro->second);
            at += macro->second.size();
        }
        if (key.front() == '@') {
            macros.insert_or_assign(std::string(key.substr(1)), std::move(pattern));
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        const icu::MessageFormat check(fromUtf8(pattern), icu::Locale(language.code().c_str()), where, status);
        if (U_FAILURE(status))
            return failed(u_errorName(status));
        catalogue.m_messages[std::string(key)].push_back(std::move(pattern));
    }
    return catalogue;
}

std::vector<std::string> Catalogue::keys() const
{
    std::vector<std::string> names;
    names.reserve(m_messages.size());
    for (const auto &[key, patterns] : m_messages)
        names.push_back(key);
    return names;
}

std::size_t Catalogue::variants(std::string_view key) const
{
    const auto found = m_messages.find(key);
    return found == m_messages.end() ? 0 : found->second.size();
}

const std::string &Catalogue::pattern(std::string_view key, std::size_t variant) const
{
    static const std::string none;
    const auto found = m_messages.find(key);
    return found == m_messages.end() || variant >= found->second.size() ? none : found->second[variant];
}

std::set<std::string> Catalogue::arguments(std::string_view key, std::size_t variant) const
{
    std::set<std::string> names;
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern parts(fromUtf8(pattern(key, variant)), nullptr, status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < parts.countParts(); ++i) {
        if (parts.getPartType(i) == UMSGPAT_PART_TYPE_ARG_NAME)
            names.insert(withoutW(toUtf8(parts.getSubstring(parts.getPart(i)))));
    }
    return names;
}

std::string Catalogue::format(std::string_view key, const Values &values, std::size_t variant) const
{
    if (variant >= variants(key))
        return std::string(key);
    const icu::UnicodeString message = fromUtf8(pattern(key, variant));
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> numbers;
    const auto add = [&](const std::string &name, icu::Formattable value) {
        names.push_back(fromUtf8(name));
        numbers.push_back(std::move(value));
    };
    // Made only where the pattern asks for it: number() and share() use messages themselves.
    const auto asksFor = [&](const std::string &name) { return message.indexOf(fromUtf8("{" + name)) >= 0; };
    for (const auto &[name, value] : values) {
        const std::string inWords = name + "_w";
        if (const auto *n = std::get_if<std::int64_t>(&value)) {
            add(name, icu::Formattable(*n));
            if (asksFor(inWords))
                add(inWords, icu::Formattable(fromUtf8(number(*n, true))));
        } else if (const auto *s = std::get_if<double>(&value)) {
            // Rounded to whole per cent the way a person would: 0.125 is 13%.
            add(name, icu::Formattable(std::floor(*s * 100.0 + 0.5) / 100.0));
            if (asksFor(inWords))
                add(inWords, icu::Formattable(fromUtf8(share(*s))));
        } else {
            add(name, icu::Formattable(fromUtf8(std::get<std::string>(value))));
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessageFormat format(message, icu::Locale(m_language.code().c_str()), where, status);
    icu::UnicodeString result;
    format.format(names.data(), numbers.data(), static_cast<std::int32_t>(names.size()), result, status);
    return U_FAILURE(status) ? std::string(key) : toUtf8(result);
}

std::string Catalogue::text(std::string_view key, const Values &values) const
{
    return typeset(elide(format(key, values)), m_language);
}

std::string Catalogue::number(std::int64_t n, bool inWords) const
{
    if (inWords && n >= 1 && n <= 9)
        return pattern("number." + std::to_string(n), 0);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text =
        icu::number::NumberFormatter::withLocale(icu::Locale(m_language.code().c_str())).formatInt(n, status)
            .toString(status);
    return U_FAILURE(status) ? std::to_string(n) : toUtf8(text);
}

std::string Catalogue::percent(double s) const
{
    if (s > 0 && s < 0.005)
        return pattern("share.little", 0);
    // What is not all of it must not be printed as 100%.
    const double shown = s < 1.0 ? std::min(s, 0.99) : s;
    return format("share.percent", {{"share", shown}});
}

std::string Catalogue::share(double s) const
{
    struct Fraction
    {
        double value;
        const char *key;
    };
    static constexpr Fraction Fractions[]{{0.25, "share.quarter"}, {1.0 / 3, "share.third"}, {0.5, "share.half"},
                                          {2.0 / 3, "share.twothirds"}, {0.75, "share.threequarters"}};
    if (s >= 1.0)
        return pattern("share.all", 0);
    for (const Fraction &fraction : Fractions) {
        const double off = s - fraction.value;
        if (std::abs(off) > 0.017)
            continue;
        const std::string &words = pattern(fraction.key, 0);
        if (std::abs(off) < 0.005)
            return words;
        return elide(format(off > 0 ? "share.over" : "share.under", {{"fraction", words}}));
    }
    return percent(s);
}

std::string Catalogue::list(const std::vector<std::string> &items) const
{
    if (items.empty())
        return {};
    std::string text = items.front();
    for (std::size_t i = 1; i < items.size(); ++i)
        text = format(i + 1 == items.size() ? "list.last" : "list.next", {{"a", text}, {"b", items[i]}});
    return text;
}

} // namespace parlance::report
