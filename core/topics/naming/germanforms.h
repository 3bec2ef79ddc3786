// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace parlance::topics {

/// A German phrase as it is written where nothing governs it, in the nominative without an article:
/// "geistigen Eigentums" is "geistiges Eigentum", "der illegalen Downloads" are "illegale Downloads". What no
/// list knows (resources/nouns/genders.de.txt) is left as it is, names above all. Safe from any thread.
std::string inNominative(std::string_view phrase);

} // namespace parlance::topics
