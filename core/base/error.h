// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <string>

/// Marks an English sentence for translation: expands to the sentence itself; lupdate finds it by alias.
#define TR_NOOP(context, text) text

namespace parlance {

enum class ErrorCode {
    Io,             ///< the file system refused: missing, unreadable, full, read-only
    BadInput,       ///< what was given cannot be understood or lies outside its range
    UnknownFormat,  ///< no reader recognises the file
    NotAWorkspace,  ///< the file is not a Parlance workspace
    NewerVersion,   ///< the workspace was written by a newer Parlance
    Locked,         ///< another program is writing to the workspace
    Corrupt,        ///< the workspace or an archive is damaged
    NotFound,       ///< what was asked for is not in the workspace
    Cancelled,      ///< the person (or a signal) stopped the work
    Internal        ///< a promise of our own was broken
};

/// An expected failure, in words for a person.
struct Error
{
    ErrorCode code = ErrorCode::Io;
    const char *message = "";  ///< English sentence in TR_NOOP("Error", ...); %1 stands for `subject`
    std::string subject{};     ///< the file, query or post it is about
    std::int64_t offset = -1;  ///< byte or line in `subject`; -1 when it has none
    std::string detail{};      ///< raw reason for the log; never translated
};

/// The sentence in English with `subject` in its place, the offset and the detail behind it.
std::string describe(const Error &error);

template <class T>
using Result = boost::system::result<T, Error>;

/// Needed by boost::system::result when value() is asked of an error: a broken promise of the caller.
[[noreturn]] void throw_exception_from_error(const Error &error, const boost::source_location &where);

} // namespace parlance
