// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace parlance {

/// The bytes of a file compiled into the library.
/// \param name  path from the top of the source tree, for instance "resources/stopwords/fr.txt".
/// \returns empty when there is no such file; valid for the life of the program.
std::string_view embedded(std::string_view name);

/// The names of all embedded files that begin with `prefix`, sorted.
std::vector<std::string_view> embeddedNames(std::string_view prefix);

} // namespace parlance
