// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/htmlmeaning.h"

#include "core/base/ascii.h"
#include "core/text/htmltokens.h"

#include <cstring>

namespace parlance::text {

bool isQuoteClass(std::string_view classes)
{
    return hasHtmlClass(classes, "quote") || hasHtmlClass(classes, "onebox") ||
           hasHtmlClass(classes, "gmail_quote") || hasHtmlClass(classes, "gmail_attr") ||
           hasHtmlClass(classes, "moz-cite-prefix") || hasHtmlClass(classes, "yahoo_quoted");
}

bool isMachineClass(std::string_view classes)
{
    return hasHtmlClass(classes, "lightbox-wrapper") || hasHtmlClass(classes, "badge-notification") ||
           hasHtmlClass(classes, "quote-inline") || hasHtmlClass(classes, "quote-controls");
}

bool isFace(std::string_view body, std::size_t next)
{
    const char first = next < body.size() ? body[next] : '\0';
    const char second = next + 1 < body.size() ? body[next + 1] : '\0';
    if (first == '=')
        return true; // >= 5
    return first != '\0' && std::strchr(":;._^", first) != nullptr && !isAlnum(second) &&
           !isHtmlSpace(second) && second != '.';
}

bool isZeroWidth(std::string_view text, std::size_t at)
{
    return text.compare(at, 3, "\xE2\x80\x8B") == 0 || text.compare(at, 3, "\xEF\xBB\xBF") == 0;
}

} // namespace parlance::text
