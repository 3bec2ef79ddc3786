// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/import/dumps.h"
#include "core/import/import.h"
#include "core/import/reader.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parlance::import {

/// A dump whose first file was looked at: what it is, and how it is to be read.
class OpenDump
{
public:
    /// \param container  null for a file by itself, whose bytes are `first`.
    /// \error why it cannot be used, with the dump's path as subject; Cancelled.
    static Result<OpenDump> open(const Dump &dump, Container *container, std::unique_ptr<ByteSource> first,
                                 const ImportOptions &options, Progress &progress);

    const Reader &reader() const { return *m_reader; }
    const Mapping *mapping() const; ///< how a table or JSON of unknown shape is read; null for every other format
    bool isGuessed() const { return m_guessed; } ///< nobody gave that mapping
    std::int64_t bytes() const { return m_bytes; }    ///< packed, of all its files; 0 = not known
    std::size_t files() const;

    /// One of its files on its way to a Splitter.
    struct File
    {
        std::unique_ptr<ByteSource> bytes;            ///< in UTF-8
        std::string head;                             ///< already read from it
        std::string member;                           ///< its path in a folder format; empty otherwise
        std::shared_ptr<const FileFacts> facts;
    };
    /// In ascending order, each once. \error as Container::openMember().
    Result<File> file(std::size_t index, Progress &progress);

private:
    const Dump *m_dump = nullptr;
    Container *m_container = nullptr;
    const Reader *m_reader = nullptr;
    std::int64_t m_bytes = 0;
    bool m_guessed = false;
    std::string m_head;
    std::unique_ptr<ByteSource> m_first;
    FileFacts m_facts;
};

/// What visitDumps() finds.
struct DumpVisitor
{
    /// A dump to be opened; an error ends the visit.
    std::function<Result<void>(const Dump &dump, Container *container, std::unique_ptr<ByteSource> first)> dump;
    /// A path that cannot be opened or listed.
    std::function<void(const std::string &path, const Error &error)> unreadable;
    /// The path with that number is done, with all that it holds.
    std::function<void(std::size_t path)> done;
};

/// Goes through files, folders and archives, in order. \error Cancelled; what the visitor answered.
Result<void> visitDumps(const std::vector<std::string> &paths, const Progress &progress, const DumpVisitor &visitor);

} // namespace parlance::import
