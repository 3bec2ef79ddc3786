// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/bots.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace parlance::import {

namespace {

constexpr std::array<std::string_view, 8> accounts = {"AutoModerator", "autotldr",    "TweetPoster",     "TotesMessenger",
                                                      "imguralbumbot", "RemindMeBot", "sneakpeekbot", "WikiTextBot"};

constexpr std::array<std::string_view, 6> phrases = {
    "I am a bot, and this action was performed automatically",
    "^(I am a bot",
    "I'm a bot, *bleep*",
    "*I am a bot",
    "*^(I'm a bot",
    "beep boop, I'm a bot",
};

} // namespace

bool looksLikeBot(std::string_view author, std::string_view body)
{
    if (std::find(accounts.begin(), accounts.end(), author) != accounts.end())
        return true;
    if (author.size() > 3) {
        const std::string_view end = author.substr(author.size() - 3);
        const char before = author[author.size() - 4];
        const bool apart = (end == "bot" || end == "Bot" || end == "BOT") && !isLetter(before);
        const bool humped = end == "Bot" && std::islower(static_cast<unsigned char>(before)) != 0;
        if (apart || humped)
            return true;
    }
    // Such notices stand at the start or the end; looking there alone keeps long posts cheap.
    const std::string_view tail = body.substr(body.size() > 600 ? body.size() - 600 : 0);
    const std::string_view start = body.substr(0, body.size() > 600 ? 200 : 0);
    if (tail.find("bot") == std::string_view::npos && start.find("bot") == std::string_view::npos)
        return false;
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return tail.find(phrase) != std::string_view::npos || start.find(phrase) != std::string_view::npos;
    });
}

} // namespace parlance::import
