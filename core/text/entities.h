// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parlance::text {

/// What an HTML character reference ("&eacute;", "&#x200B;") stands for; itself when it is not known. &amp; &lt; &gt; are not, on
/// purpose: the transport decodes them once.
/// \param entity  with & and ;. A numbered one must be made of digits.
std::string entityText(std::string_view entity);

/// Whether bytes [begin, end) of a text are no word but what stands between & and ; in a character reference that nobody decoded:
/// "gt" in "&gt;", "x200B" in "&#x200B;" and in "&amp;#x200B;".
bool isEntityName(std::string_view text, std::size_t begin, std::size_t end);

} // namespace parlance::text
