// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/mailfields.h"

#include "core/base/ascii.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace parlance::import {

namespace {

using std::string_view;

std::string foldedCase(string_view text)
{
    std::string folded;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).foldCase().toUTF8String(folded);
    return folded;
}

// ---- times ----

constexpr std::array<string_view, 12> Months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone
{
    string_view name;
    int minutes;
};
constexpr std::array<Zone, 15> Zones = {{{"ut", 0}, {"utc", 0}, {"gmt", 0}, {"z", 0}, {"est", -300}, {"edt", -240}, {"cst", -360},
                                         {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},
                                         {"cest", 120}, {"bst", 60}}};

int number(string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// 1 to 12; 0 for other words.
int monthOf(string_view word)
{
    if (word.size() < 3)
        return 0;
    const std::string low = lowered(word.substr(0, 3));
    const auto at = std::find(Months.begin(), Months.end(), low);
    return at == Months.end() ? 0 : static_cast<int>(at - Months.begin()) + 1;
}

struct Reading
{
    int year = -1, month = 0, day = 0;
    int hour = -1, minute = 0, second = 0;
    int zone = 0; ///< minutes ahead of UTC
    bool hasZone = false;

    bool takeClock(string_view text)
    {
        int parts[3] = {0, 0, 0};
        std::size_t count = 0;
        for (std::size_t at = 0; count < 3; ++count) {
            const std::size_t begin = at;
            while (at < text.size() && isDigit(text[at]) && at - begin < 2)
                ++at;
            if (at == begin)
                return false;
            parts[count] = number(text.substr(begin, at - begin));
            if (at >= text.size() || text[at] != ':') {
                ++count;
                break;
            }
            ++at;
        }
        if (count < 2 || parts[0] > 23 || parts[1] > 59 || parts[2] > 60)
            return false;
        hour = parts[0];
        minute = parts[1];
        second = std::min(parts[2], 59);
        return true;
    }

    void takeNumber(string_view digits)
    {
        const int value = number(digits);
        if (digits.size() <= 2 && day == 0 && value >= 1 && value <= 31)
            day = value;
        else if (year < 0 && digits.size() == 4)
            year = value;
        else if (year < 0 && month != 0 && day != 0 && digits.size() == 2)
            year = value < 70 ? 2000 + value : 1900 + value;
        else if (year < 0 && month != 0 && day != 0 && digits.size() == 3) // 2000 written as 100
            year = 1900 + value;
    }
};

/// "2016-09-21" at the beginning.
bool takeIsoDay(string_view text, Reading &reading)
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        return false;
    for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (!isDigit(text[at]))
            return false;
    }
    reading.year = number(text.substr(0, 4));
    reading.month = number(text.substr(5, 2));
    reading.day = number(text.substr(8, 2));
    return true;
}

bool isZoneNumber(string_view text)
{
    return text.size() >= 5 && (text[0] == '+' || text[0] == '-') && std::all_of(text.begin() + 1, text.begin() + 5, isDigit)
        && (text.size() == 5 || !isDigit(text[5]));
}

} // namespace

std::optional<std::int64_t> mailTime(string_view text)
{
    constexpr std::size_t Longest = 200;
    text = text.substr(0, Longest);
    Reading reading;
    for (std::size_t at = 0; at < text.size();) {
        const string_view rest = text.substr(at);
        const char c = text[at];
        if (c == '(') { // "(PDT)" only repeats the number before it
            const std::size_t close = rest.find(')');
            at += close == string_view::npos || !reading.hasZone ? 1 : close + 1;
            continue;
        }
        if (reading.year < 0 && isDigit(c) && takeIsoDay(rest, reading)) {
            at += 10;
            continue;
        }
        if (reading.hour >= 0 && !reading.hasZone) {
            if (isZoneNumber(rest)) {
                const int minutes = number(rest.substr(1, 2)) * 60 + number(rest.substr(3, 2));
                reading.zone = minutes > 15 * 60 ? 0 : c == '-' ? -minutes : minutes;
                reading.hasZone = true;
                at += 5;
                continue;
            }
            if (rest.size() >= 6 && (c == '+' || c == '-') && rest[3] == ':' && isDigit(rest[1]) && isDigit(rest[2]) && isDigit(rest[4])
                && isDigit(rest[5])) {
                const int minutes = number(rest.substr(1, 2)) * 60 + number(rest.substr(4, 2));
                reading.zone = c == '-' ? -minutes : minutes;
                reading.hasZone = true;
                at += 6;
                continue;
            }
        }
        if (isDigit(c)) {
            std::size_t size = 0;
            while (size < rest.size() && isDigit(rest[size]))
                ++size;
            if (size <= 2 && size < rest.size() && rest[size] == ':' && reading.hour < 0 && reading.takeClock(rest)) {
                while (size < rest.size() && (isDigit(rest[size]) || rest[size] == ':' || rest[size] == '.'))
                    ++size;
            } else if (size <= 4) {
                reading.takeNumber(rest.substr(0, size));
            }
            at += size;
            continue;
        }
        if (isLetter(c)) {
            std::size_t size = 0;
            while (size < rest.size() && isLetter(rest[size]))
                ++size;
            const string_view word = rest.substr(0, size);
            const int month = reading.month == 0 ? monthOf(word) : 0;
            if (month != 0) {
                reading.month = month;
            } else if (reading.hour >= 0 && !reading.hasZone) {
                const std::string low = lowered(word);
                const auto zone = std::find_if(Zones.begin(), Zones.end(), [&](const Zone &one) { return one.name == low; });
                if (zone != Zones.end()) {
                    reading.zone = zone->minutes;
                    // "GMT+0200" goes on.
                    reading.hasZone = at + size >= text.size() || (text[at + size] != '+' && text[at + size] != '-');
                }
            }
            at += size;
            continue;
        }
        ++at;
    }
    if (reading.year < 0 || reading.month == 0 || reading.day == 0 || reading.hour < 0)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(reading.year), std::chrono::month(static_cast<unsigned>(reading.month)),
                                           std::chrono::day(static_cast<unsigned>(reading.day))};
    if (!date.ok())
        return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * 86400 + reading.hour * 3600 + reading.minute * 60 + reading.second - reading.zone * 60;
}

// ---- ids ----

namespace {

constexpr std::size_t LongestId = 998; ///< a line of a mail

/// An id without the blanks that folding left in it.
std::string cleanId(string_view text)
{
    std::string id;
    for (const char c : text) {
        if (!isSpace(c) && static_cast<unsigned char>(c) >= 0x20)
            id += c;
    }
    return id.size() <= LongestId ? id : std::string();
}

/// Each "<...>" in turn. \returns whether anything but white space stands outside of them.
template <typename Take>
bool eachBracketed(string_view value, Take take)
{
    bool words = false;
    for (std::size_t at = 0; at < value.size();) {
        if (value[at] != '<') {
            words = words || !isSpace(value[at]);
            ++at;
            continue;
        }
        const std::size_t close = value.find_first_of("<>", at + 1);
        if (close == string_view::npos) {
            take(value.substr(at + 1));
            return words;
        }
        take(value.substr(at + 1, close - at - 1));
        at = value[close] == '>' ? close + 1 : close;
    }
    return words;
}

} // namespace

std::vector<std::string> messageIds(string_view value)
{
    std::vector<std::string> ids;
    eachBracketed(value, [&](string_view text) {
        if (std::string id = cleanId(text); !id.empty())
            ids.push_back(std::move(id));
    });
    if (ids.empty()) {
        const string_view word = trimmed(value);
        if (word.find('@') != string_view::npos && word.find_first_of(" \t\r\n<>") == string_view::npos) {
            if (std::string id = cleanId(word); !id.empty())
                ids.push_back(std::move(id));
        }
    }
    return ids;
}

std::string idInReplyTo(string_view value)
{
    std::vector<std::string> ids;
    const bool words = eachBracketed(value, [&](string_view text) {
        if (std::string id = cleanId(text); id.find('@') != std::string::npos || !trimmed(text).empty())
            ids.push_back(std::move(id));
    });
    if (ids.empty())
        ids = messageIds(value);
    if (ids.empty())
        return {};
    return words ? ids.back() : ids.front();
}

// ---- subjects ----

namespace {

constexpr std::array<string_view, 30> Marks = {"re",  "aw",   "réf", "ref",  "rép", "rep",   "tr",  "fwd", "fw",  "wg",
                                               "sv",  "vs",   "vb",  "antw", "odp", "pd",    "res", "enc", "rif", "r",
                                               "i",   "rv",   "ynt", "ilt",  "betr", "doorst", "antwort", "回复", "答复", "转发"};

/// Bytes of a mark at the beginning ("Re:", "RE[2]:", "Aw :"); 0: none.
std::size_t markAt(string_view text)
{
    // "Réf" is written with capital and small accent alike.
    const std::string low = foldedCase(text.substr(0, 24));
    for (const string_view mark : Marks) {
        if (!low.starts_with(mark))
            continue;
        std::size_t at = mark.size();
        if (at < text.size() && (text[at] == '[' || text[at] == '(' || text[at] == '^' || text[at] == '*')) {
            ++at;
            const std::size_t digits = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            if (at == digits)
                continue;
            if (at < text.size() && (text[at] == ']' || text[at] == ')'))
                ++at;
        } else {
            while (at < text.size() && at < mark.size() + 2 && isDigit(text[at]))
                ++at;
        }
        while (at < text.size() && text[at] == ' ')
            ++at;
        if (text.substr(at).starts_with("\xC2\xA0")) // French typography
            at += 2;
        if (at < text.size() && text[at] == ':')
            return at + 1;
        if (text.substr(at).starts_with("：")) // the wide colon
            return at + string_view("：").size();
    }
    return 0;
}

} // namespace

Subject bareSubject(string_view subject)
{
    Subject found;
    string_view text = trimmed(subject);
    string_view list; // what was last taken for a list's name
    for (;;) {
        if (const std::size_t size = markAt(text); size > 0) {
            found.answers = true;
            text = trimmed(text.substr(size));
            continue;
        }
        const std::size_t close = text.starts_with('[') ? text.find(']') : string_view::npos;
        if (close != string_view::npos && close > 1 && close < 80 && text.find('[', 1) > close) {
            const string_view rest = trimmed(text.substr(close + 1));
            if (rest.empty()) // the brackets are all there is
                break;
            list = text.substr(0, close + 1);
            text = rest;
            continue;
        }
        break;
    }
    found.bare = text;
    return found;
}

std::string subjectKey(string_view bare)
{
    std::string key = inOneLine(foldedCase(bare));
    constexpr std::array<string_view, 8> Empty = {"", "(no subject)", "no subject", "(none)", "<no subject>", "kein betreff", "(sans objet)",
                                                  "sans objet"};
    return std::find(Empty.begin(), Empty.end(), key) != Empty.end() ? std::string() : key;
}

// ---- people and lists ----

std::optional<Sender> archivedSender(string_view value)
{
    const string_view text = trimmed(value);
    const std::size_t at = text.find(" at ");
    if (at == string_view::npos || at == 0 || at > 200)
        return std::nullopt;
    const string_view local = text.substr(0, at);
    if (local.find_first_of(" \t<>\"(),@") != string_view::npos)
        return std::nullopt;
    const string_view rest = trimmed(text.substr(at + 4));
    const std::size_t hostEnd = std::min(rest.find_first_of(" \t("), rest.size());
    const string_view host = rest.substr(0, hostEnd);
    if (host.empty() || host.find_first_of("<>\"@") != string_view::npos)
        return std::nullopt;
    Sender sender;
    if (host.find("...") == string_view::npos)
        sender.address = lowered(local) + "@" + lowered(host);
    string_view name = trimmed(rest.substr(hostEnd));
    if (name.starts_with('(')) {
        name.remove_prefix(1);
        if (name.ends_with(')'))
            name.remove_suffix(1);
    }
    sender.name = trimmed(name);
    if (sender.name.empty())
        sender.name = local;
    return sender;
}

std::string listName(string_view value)
{
    string_view text = trimmed(value);
    if (const std::size_t open = text.rfind('<'); open != string_view::npos)
        text = text.substr(open + 1);
    text = trimmed(text.substr(0, text.find('>')));
    if (text.starts_with("mailto:"))
        text.remove_prefix(7);
    text = text.substr(0, text.find('?'));
    if (text.empty() || text.size() > 200 || text.find_first_of(" \t\"(),;:/") != string_view::npos)
        return {};
    std::string name = lowered(text);
    std::replace(name.begin(), name.end(), '@', '.');
    return name;
}

} // namespace parlance::import
