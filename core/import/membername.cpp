// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/membername.h"

#include "core/base/ascii.h"
#include "core/import/legacytext.h"
#include "core/text/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>

namespace parlance::import {

namespace {

constexpr std::size_t maxNameBytes = 1000;

bool endsWithIgnoringCase(std::string_view text, std::string_view end)
{
    return text.size() >= end.size()
        && std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()), [](char a, char b) {
               return a == std::tolower(static_cast<unsigned char>(b));
           });
}

template <class Visit>
void forEachPart(std::string_view path, char separator, Visit visit)
{
    while (!path.empty()) {
        const auto end = path.find(separator);
        visit(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    }
}

} // namespace

std::string charsetOfNames(const std::vector<std::string_view> &stored)
{
    // A few hundred names are enough to tell, and the work is bounded.
    std::vector<std::string_view> foreign;
    for (const std::string_view name : stored) {
        if (foreign.size() < 300 && !text::isValidUtf8(name))
            foreign.push_back(name.substr(0, maxNameBytes));
    }
    if (foreign.empty())
        return "UTF-8";
    // In the order in which they win where nothing tells them apart.
    static constexpr const char *candidates[] = {"IBM850",  "windows-1252", "IBM866", "ibm-943_P15A-2003", "GB18030",
                                                 "windows-949", "Big5",      "windows-1251", "IBM852", "windows-1250"};
    const char *best = candidates[0];
    double most = -1e300;
    for (const char *candidate : candidates) {
        double sum = 0;
        for (const std::string_view name : foreign) {
            const auto text = decodedAs(name, candidate, true);
            sum += text ? wordliness(*text) : -2.0 * static_cast<double>(name.size());
        }
        if (sum > most + 1e-9) {
            most = sum;
            best = candidate;
        }
    }
    return best;
}

std::string memberName(std::string_view stored, const std::string &charset)
{
    std::string name;
    if (text::isValidUtf8(stored)) {
        name = stored;
    } else {
        const auto read = decodedAs(stored, charset.c_str(), false);
        if (read && charset != "UTF-8")
            read->toUTF8String(name);
        else
            name = stored;
    }
    text::repairUtf8(name);
    if (name.find('/') == std::string::npos)
        std::replace(name.begin(), name.end(), '\\', '/'); // zipped by hand on Windows
    std::string path;
    forEachPart(name, '/', [&](std::string_view part) {
        const bool drive = part.size() == 2 && part[1] == ':' && std::isalpha(static_cast<unsigned char>(part[0]));
        if (part.empty() || part == "." || part == ".." || (path.empty() && drive))
            return;
        if (!path.empty())
            path += '/';
        path += part;
    });
    for (char &c : path) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *composed = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status)) {
        const icu::UnicodeString whole = composed->normalize(icu::UnicodeString::fromUTF8(path), status);
        if (U_SUCCESS(status)) {
            path.clear();
            whole.toUTF8String(path);
        }
    }
    path = std::string(text::prefixOf(path, maxNameBytes));
    return path.empty() ? "unnamed" : path;
}

bool isHiddenMember(std::string_view stored)
{
    const char separator = stored.find('/') == std::string_view::npos ? '\\' : '/';
    bool hidden = false;
    std::string_view last;
    forEachPart(stored, separator, [&](std::string_view part) {
        hidden |= (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX";
        last = part;
    });
    return hidden || (last.size() == 9 && endsWithIgnoringCase(last, "thumbs.db"))
        || (last.size() == 11 && endsWithIgnoringCase(last, "desktop.ini"));
}

bool isNamedLikeArchive(std::string_view stored)
{
    for (const char *end : {".zip", ".7z", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tzst", ".tar.gz", ".tar.bz2", ".tar.xz",
                            ".tar.zst", ".tar.lzma"}) {
        if (endsWithIgnoringCase(stored, end))
            return true;
    }
    return false;
}

std::string unpackedName(std::string_view stored)
{
    std::string name = lowered(stored);
    for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst"}) {
        if (name.ends_with(packed)) {
            name.resize(name.size() - packed.size());
            break;
        }
    }
    return name;
}

} // namespace parlance::import
