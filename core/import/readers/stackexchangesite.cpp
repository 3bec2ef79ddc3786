// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/stackexchangesite.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;

/// Sites below stackexchange.com whose bare name is enough, old names among them. Sorted.
constexpr std::array sites = {
    "3dprinting"sv, "academia"sv, "ai"sv, "alcohol"sv, "android"sv, "anime"sv, "apple"sv, "arduino"sv, "astronomy"sv, "aviation"sv,
    "avp"sv, "beer"sv, "bicycles"sv, "bioacoustics"sv, "bioinformatics"sv, "biology"sv, "bitcoin"sv, "blender"sv, "boardgames"sv,
    "bricks"sv, "buddhism"sv, "cardano"sv, "chemistry"sv, "chess"sv, "chinese"sv, "christianity"sv, "civicrm"sv, "codegolf"sv,
    "codereview"sv, "coffee"sv, "cogsci"sv, "communitybuilding"sv, "computergraphics"sv, "conlang"sv, "cooking"sv, "craftcms"sv,
    "crafts"sv, "crypto"sv, "cs"sv, "cs50"sv, "cseducators"sv, "cstheory"sv, "datascience"sv, "dba"sv, "devops"sv, "diy"sv,
    "drones"sv, "drupal"sv, "dsp"sv, "earthscience"sv, "ebooks"sv, "economics"sv, "electronics"sv, "elementaryos"sv, "ell"sv,
    "emacs"sv, "engineering"sv, "english"sv, "eosio"sv, "esperanto"sv, "ethereum"sv, "expatriates"sv, "expressionengine"sv,
    "fitness"sv, "freelancing"sv, "french"sv, "gamedev"sv, "gaming"sv, "gardening"sv, "genai"sv, "genealogy"sv, "german"sv, "gis"sv,
    "graphicdesign"sv, "ham"sv, "hardwarerecs"sv, "health"sv, "hermeneutics"sv, "hinduism"sv, "history"sv, "homebrew"sv, "hsm"sv,
    "interpersonal"sv, "iot"sv, "iota"sv, "islam"sv, "italian"sv, "japanese"sv, "joomla"sv, "judaism"sv, "korean"sv, "langdev"sv,
    "languagelearning"sv, "latin"sv, "law"sv, "lifehacks"sv, "linguistics"sv, "literature"sv, "magento"sv, "martialarts"sv, "math"sv,
    "matheducators"sv, "mathematica"sv, "mattermodeling"sv, "mechanics"sv, "medicalsciences"sv, "moderators"sv, "monero"sv,
    "money"sv, "movies"sv, "music"sv, "musicfans"sv, "mythology"sv, "networkengineering"sv, "neuroscience"sv, "opendata"sv,
    "opensource"sv, "or"sv, "outdoors"sv, "parenting"sv, "patents"sv, "pets"sv, "philosophy"sv, "photo"sv, "physics"sv, "pm"sv,
    "poker"sv, "politics"sv, "portuguese"sv, "programmers"sv, "proofassistants"sv, "psychology"sv, "puzzling"sv, "quant"sv,
    "quantumcomputing"sv, "raspberrypi"sv, "retrocomputing"sv, "reverseengineering"sv, "robotics"sv, "rpg"sv, "rus"sv, "russian"sv,
    "salesforce"sv, "scicomp"sv, "scifi"sv, "security"sv, "sharepoint"sv, "sitecore"sv, "skeptics"sv, "softwareengineering"sv,
    "softwarerecs"sv, "solana"sv, "sound"sv, "space"sv, "spanish"sv, "sports"sv, "sqa"sv, "startups"sv, "stats"sv, "stellar"sv,
    "substrate"sv, "sustainability"sv, "tex"sv, "tezos"sv, "tor"sv, "travel"sv, "tridion"sv, "ukrainian"sv, "unix"sv, "ux"sv,
    "vegetarianism"sv, "vi"sv, "webapps"sv, "webmasters"sv, "windowsphone"sv, "woodworking"sv, "wordpress"sv, "workplace"sv,
    "worldbuilding"sv, "writers"sv, "writing"sv};
static_assert(std::is_sorted(sites.begin(), sites.end()));

/// Sites with a domain of their own.
constexpr std::array domains = {"askubuntu.com"sv,   "mathoverflow.net"sv, "serverfault.com"sv,
                                "stackapps.com"sv,   "stackoverflow.com"sv, "superuser.com"sv};

/// Takes one of the endings off. \returns whether there was one.
bool cutEnding(std::string_view &text, std::initializer_list<std::string_view> endings)
{
    for (const std::string_view ending : endings) {
        if (text.size() > ending.size() && text.ends_with(ending)) {
            text.remove_suffix(ending.size());
            return true;
        }
    }
    return false;
}

bool isLabel(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// The host that a name in lower case means; empty: none that we know.
std::string hostOf(std::string_view name)
{
    // A domain of its own, alone or behind "meta.", "ru.", "ru.meta."; ".com" may be left out.
    for (const std::string_view domain : domains) {
        std::string_view before = name;
        if (!cutEnding(before, {domain, domain.substr(0, domain.find('.'))}) && before != domain
            && before != domain.substr(0, domain.find('.')))
            continue;
        if (before.size() == name.size())
            return std::string(domain);
        constexpr std::array prefixes = {"meta."sv, "es."sv, "ja."sv, "pt."sv, "ru."sv, "es.meta."sv, "ja.meta."sv, "pt.meta."sv,
                                         "ru.meta."sv};
        if (std::find(prefixes.begin(), prefixes.end(), before) != prefixes.end())
            return std::string(before) + std::string(domain);
    }
    constexpr std::string_view network = ".stackexchange.com";
    std::string_view site = name;
    const bool isWhole = cutEnding(site, {network, ".stackexchange"});
    std::string_view subject = site;
    bool isMeta = cutEnding(subject, {".meta"});
    if (!isMeta && subject.starts_with("meta.")) { // as the metas were once called
        subject.remove_prefix(5);
        isMeta = isLabel(subject);
    }
    if (!isLabel(subject))
        return {};
    const bool isKnown = std::binary_search(sites.begin(), sites.end(), subject);
    if (!isWhole && !isKnown && !(isMeta && site.ends_with(".meta")))
        return {};
    return std::string(subject) + (isMeta ? ".meta" : "") + std::string(network);
}

} // namespace

StackExchangeSite stackExchangeSite(std::string_view told)
{
    if (told == "." || told == ".." || told == "/")
        return {};
    std::string name(told);
    const std::string lower = lowered(told);
    std::string_view plain = lower;
    while (cutEnding(plain, {".7z", ".zip", ".tar", ".tgz", ".gz", ".xz", ".bz2", ".zst"})) {
    }
    name.resize(plain.size()); // an archive is called after what is in it
    if (plain.ends_with(")")) { // "… (1).7z", as browsers call what is downloaded twice
        const auto open = plain.rfind(" (");
        if (open != std::string_view::npos && open > 0)
            plain = plain.substr(0, open);
    }
    cutEnding(plain, {"-posts", "-comments", "-users", "-votes", "-badges", "-tags", "-postlinks", "-posthistory"});
    const std::string host = hostOf(plain);
    if (host.empty())
        return {.name = std::move(name), .host = {}};
    std::string_view short_ = host;
    cutEnding(short_, {".stackexchange.com"});
    return {.name = std::string(short_), .host = host};
}

} // namespace parlance::import
