// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/transportentities.h"

namespace parlance::text {

namespace {

struct EntityMatch
{
    std::size_t length = 0;
    char character = 0;
};

EntityMatch transportEntity(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at, 5);
    if (rest == "&amp;")
        return {5, '&'};
    if (rest.starts_with("&lt;"))
        return {4, '<'};
    if (rest.starts_with("&gt;"))
        return {4, '>'};
    return {};
}

} // namespace

void decodeTransport(std::string_view body, std::string &base, std::vector<Entity> &entities)
{
    base.clear();
    entities.clear();
    std::size_t good = 0;
    std::size_t at = 0;
    while ((at = body.find('&', at)) != std::string_view::npos) {
        const EntityMatch match = transportEntity(body, at);
        if (match.length == 0) {
            ++at;
            continue;
        }
        base.append(body, good, at - good);
        entities.push_back({static_cast<std::uint32_t>(base.size()), static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(match.length)});
        base += match.character;
        at += match.length;
        good = at;
    }
    base.append(body, good, body.size() - good);
}

} // namespace parlance::text
