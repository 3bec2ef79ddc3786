// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance::import {

/// A site of the Stack Exchange network. A dump does not name its own: the folder or archive that it came in does, or a person.
struct StackExchangeSite
{
    std::string name; ///< "history.meta", "stackoverflow.com"; for what is no site that we know, as it was told
    std::string host; ///< "history.meta.stackexchange.com"; empty where the name does not tell it
};

/// The site that a folder, an archive or a person names: "history.meta", "history.meta.stackexchange.com.7z",
/// "stackoverflow.com-Posts.7z", "stackoverflow", "Downloads" (a name without host).
StackExchangeSite stackExchangeSite(std::string_view told);

} // namespace parlance::import
