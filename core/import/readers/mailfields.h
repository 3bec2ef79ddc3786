// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the header lines of e-mails say. All functions take any bytes.
namespace parlance::import {

/// Seconds since 1970 of a time as mailers write it: "Wed, 22 Sep 2004 02:03:40 -0700 (PDT)", "Thu Nov  1 11:19:12 2001",
/// "2016-09-21 22:42:07 +0300", with anything around it and weekday, seconds and zone missing or not. A zone of unknown name
/// counts as UTC, and so does none.
/// \returns nullopt where there is no day, month, year and time of day, or no such day.
std::optional<std::int64_t> mailTime(std::string_view text);

/// The ids in angle brackets, without these, in order; a lone word with '@' counts as one.
std::vector<std::string> messageIds(std::string_view value);

/// The id of the message answered, out of In-Reply-To, which may hold words around it, and an address before it: what stands
/// alone is the first, what stands in words the last. Empty if there is none.
std::string idInReplyTo(std::string_view value);

/// A subject without what mailers and lists put before it.
struct Subject
{
    std::string bare;      ///< without Re:, Aw:, Réf:, TR:, Fwd: and the like, and without a list's [name] before or among them
    bool answers = false;  ///< it had one of these
};
Subject bareSubject(std::string_view subject);

/// What the subjects of one thread share: case and white space do not count. Empty for one that says nothing.
std::string subjectKey(std::string_view bare);

/// Who wrote it.
struct Sender
{
    std::string name;    ///< as shown; empty if none is told
    std::string address; ///< lower case, with '@'; empty if none is told or it is made unreadable ("bob@e...")
};

/// From an archive's "jjl at pobox.com (John J. Lee)"; nullopt for other forms. The name is not decoded.
std::optional<Sender> archivedSender(std::string_view value);

/// The list that a List-Id or a list's address names: "esl-dev.eclipse.org". Empty if there is none.
std::string listName(std::string_view value);

} // namespace parlance::import
