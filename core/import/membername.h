// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// The encoding that the names of one archive are in: "UTF-8", or, where one of them is not, the one that makes words of
/// them, out of those that zip programs write on Windows (IBM850, IBM866, Shift_JIS ...). ASCII names do not count.
std::string charsetOfNames(const std::vector<std::string_view> &stored);

/// A stored name for people and folder formats: valid UTF-8 in composed form, parts separated by "/", without "." and
/// "..", drive letters, control signs and empty parts, so that it is below wherever it is put. At most 1,000 bytes; never empty.
/// \param charset  of the name if it is not UTF-8
std::string memberName(std::string_view stored, const std::string &charset = "IBM850");

/// What file systems and archivers put beside the files: ".name", "__MACOSX/", "Thumbs.db", "desktop.ini".
bool isHiddenMember(std::string_view stored);

/// Whether the name promises an archive of several files: ".zip", ".7z", ".tar", ".tgz", ".tar.xz" ...
bool isNamedLikeArchive(std::string_view stored);

/// A name in small letters and without the ending of a packed file: "posts.xml" of "Posts.xml.gz".
std::string unpackedName(std::string_view stored);

} // namespace parlance::import
