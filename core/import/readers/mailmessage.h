// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/markup.h"

#include <string>
#include <string_view>

namespace parlance::import {

/// An e-mail with its encodings undone. Strings are valid UTF-8; headers that are missing are empty.
struct MailMessage
{
    // Decoded, on one line.
    std::string subject;
    std::string fromName, fromAddress; ///< of the first who wrote it; the address in lower case
    std::string replyToAddress;
    // As they stand, unfolded.
    std::string date, messageId, inReplyTo, references, listId, beenThere, listPost, archivedAt;

    std::string body;              ///< line ends are LF, white space at the end is gone
    Markup markup = Markup::Mail;  ///< of the body; Html where there is no plain text
    bool hasHeader = false;        ///< one of those that tell who, when or what
};

/// Reads a message: header, empty line, body (RFC 5322, 2045 to 2047, 3676), as forgivingly as it can.
///
/// Of several parts the text for reading: the first text/plain of alternatives, or else the first text/html; attachments,
/// messages within the message and encrypted parts are left out. What says no encoding that is known is UTF-8 if it can be, else
/// what it looks most like. Lines of format=flowed are joined.
///
/// \param raw  without the "From " line of an mbox.
/// Safe from any thread and on any bytes; nesting is followed 30 deep.
MailMessage readMail(std::string_view raw);

} // namespace parlance::import
