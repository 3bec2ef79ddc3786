// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/plaintext.h"

#include <string>
#include <string_view>

namespace parlance::text {

/// What <s> means: struck out on most sites, a spoiler to be clicked at on 4chan.
enum class StruckOut : bool { Dropped, Kept };

/// Takes a fragment of HTML apart; see plainText() for what goes where.
///
/// Quoted is what stands in <blockquote>, in elements of the class quote (Discourse's <aside>, 4chan's <span>), in the
/// preview of a link's target (onebox), and every line that begins with '>' once its entities are decoded. Code is what stands
/// in <pre>, <code>, <tt> and <samp>. The text of a link stays, unless it is an address; an image gives its alternative text.
/// Dropped are <s>, <del> and <strike>, the content of <script>, <style> and the like, 4chan's >>123 and Mastodon's
/// stand-in for a quoted post. White space counts as in a page. Entities are decoded once, with or without their semicolon
/// where the standard allows it.
///
/// Any valid UTF-8; linear, without recursion, however deep or badly the elements are nested.
PlainText plainTextFromHtml(std::string_view body, KeepRuns keep = KeepRuns::No, StruckOut struckOut = StruckOut::Dropped);

/// The same fragment as Markdown (CommonMark), to be shown: paragraphs, line breaks, headings, quotes, code, lists, emphasis
/// and links to http and https addresses. Nothing in the result is HTML, nor a link or an image that was none before; images
/// become links; what is struck out is so here, unless it is a spoiler (Kept). Quotes and lists nested deeper than eight levels stay at the eighth.
std::string markdownFromHtml(std::string_view html, StruckOut struckOut = StruckOut::Dropped);

} // namespace parlance::text
