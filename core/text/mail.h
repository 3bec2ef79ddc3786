// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/plaintext.h"

namespace parlance::text {

/// Takes the text of an e-mail apart (Markup::Mail), as plainText() promises.
///
/// Not the author's words: lines quoted with '>' or "AB>", the lines that announce them ("On ... wrote:", "Le ... a écrit :",
/// "Am ... schrieb ...:", also over two or three lines), messages appended whole ("-----Original Message-----", Outlook's
/// rules and header paragraphs, forwarded messages), the signature behind "-- ", OpenPGP armour, the footers of mailing
/// lists, what a list's archive says of attachments, addresses. What was appended goes to `quoted` with what was quoted;
/// lines of a Python prompt (">>> ") go to `code`; the rest is left out.
///
/// Lines that a mailer wrapped are joined again, with a blank, since a line break ends a sentence elsewhere.
/// Linear in the body's length.
PlainText mailText(std::string_view body, KeepRuns keep = KeepRuns::No);

} // namespace parlance::text
