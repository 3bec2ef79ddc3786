// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/opening.h"

#include "core/import/charset.h"
#include "core/import/mapping.h"

#include <algorithm>

namespace parlance::import {

namespace {

constexpr std::size_t headBytes = 64 * 1024;

/// Asks for a cancel and tells nothing: listing a folder is no part of the bar.
class Quietly final : public Progress
{
public:
    explicit Quietly(const Progress &progress) : m_progress(progress) {}
    void report(std::int64_t, std::int64_t) override {}
    bool isCancelled() const override { return m_progress.isCancelled(); }

private:
    const Progress &m_progress;
};

/// Reads up to `size` bytes; damage in them is told by the pipeline later, so what came before it counts.
std::string readHead(ByteSource &bytes, std::size_t size, std::optional<Error> &failure)
{
    std::string head;
    while (head.size() < size) {
        const std::size_t filled = head.size();
        head.resize(std::min(size, filled + headBytes));
        const auto got = bytes.read(head.data() + filled, head.size() - filled);
        head.resize(filled + (got ? *got : 0));
        if (!got)
            failure = got.error();
        if (!got || *got == 0)
            break;
    }
    return head;
}

Result<const Reader *> chooseReader(const ImportOptions &options, const std::shared_ptr<const Mapping> &mapping, std::string_view head,
                                    const std::string &name)
{
    if (options.format.empty() || options.format == "auto") {
        // Whoever says what the columns hold wants them read so.
        if (mapping && !mapping->columns.empty()) {
            if (seemsJson(head))
                return readerNamed("json-mapped");
            const auto table = settledTable(*mapping, head);
            if (table || !table.error().detail.empty())
                return readerNamed("table"); // whose own sentence lists the columns, if it is one of others
        }
        return detectFormat(head, name);
    }
    if (const Reader *reader = readerNamed(options.format))
        return reader;
    return Error{.code = ErrorCode::BadInput,
                 .message = TR_NOOP("Error", "There is no format named %1. “parlance-cli formats” lists those that exist."),
                 .subject = options.format};
}

/// The names that the small files of a folder tell.
std::shared_ptr<const Roster> rosterOf(const Dump &dump, Container &container, const Progress &progress)
{
    auto roster = std::make_shared<Roster>();
    for (const std::size_t member : dump.rosters) {
        const auto bytes = container.openMember(member, progress);
        if (!bytes)
            continue;
        std::optional<Error> failure;
        const std::string content = readHead(**bytes, Splitter::maxRecordBytes, failure);
        dump.format->addToRoster(*roster, container.members()[member].path, content);
    }
    return roster;
}

} // namespace

std::size_t OpenDump::files() const
{
    return std::max<std::size_t>(1, m_dump->members.size());
}

const Mapping *OpenDump::mapping() const
{
    return m_facts.mapping && m_facts.mapping->settled ? m_facts.mapping.get() : nullptr;
}

Result<OpenDump> OpenDump::open(const Dump &dump, Container *container, std::unique_ptr<ByteSource> first,
                                const ImportOptions &options, Progress &progress)
{
    const auto unusable = [&](Error error) {
        if (error.code != ErrorCode::Cancelled && error.subject != options.format)
            error.subject = dump.path;
        return error;
    };
    OpenDump open;
    open.m_dump = &dump;
    open.m_container = container;
    open.m_facts.folder = dump.folder;
    open.m_facts.forum = options.forum;
    const auto own = options.mappings.find(dump.path);
    open.m_facts.mapping = own != options.mappings.end() ? own->second : options.mapping;
    if (dump.format)
        open.m_facts.roster = rosterOf(dump, *container, progress);
    Result<std::unique_ptr<ByteSource>> bytes = std::move(first);
    if (!*bytes)
        bytes = container->openMember(dump.members.front(), progress);
    if (!bytes)
        return unusable(bytes.error());
    open.m_bytes = (*bytes)->compressedTotal();
    open.m_first = decodeCharset(std::move(*bytes));
    std::optional<Error> failure;
    open.m_head = readHead(*open.m_first, headBytes, failure);
    if (failure && open.m_head.empty())
        return unusable(*failure);
    if (dump.format) {
        open.m_reader = &dump.format->reader();
        open.m_bytes = 0;
        for (const std::size_t member : dump.members)
            open.m_bytes += std::max<std::int64_t>(0, container->members()[member].bytes);
    } else {
        const auto chosen = chooseReader(options, open.m_facts.mapping, open.m_head, dump.path);
        if (!chosen)
            return unusable(chosen.error());
        open.m_reader = *chosen;
    }
    open.m_guessed = !open.m_facts.mapping || open.m_facts.mapping->columns.empty();
    auto mapping = open.m_reader->settle(open.m_head, open.m_facts);
    if (!mapping)
        return unusable(mapping.error());
    open.m_facts.mapping = std::move(*mapping);
    return open;
}

Result<OpenDump::File> OpenDump::file(std::size_t index, Progress &progress)
{
    File file;
    if (index == 0) {
        file.bytes = std::move(m_first);
        file.head = std::move(m_head);
    } else {
        auto bytes = m_container->openMember(m_dump->members[index], progress);
        if (!bytes)
            return bytes.error();
        file.bytes = decodeCharset(std::move(*bytes));
    }
    if (m_dump->format)
        file.member = m_container->members()[m_dump->members[index]].path;
    auto facts = std::make_shared<FileFacts>(m_facts);
    facts->name = m_dump->format ? file.member : m_dump->name;
    file.facts = std::move(facts);
    return file;
}

Result<void> visitDumps(const std::vector<std::string> &paths, const Progress &progress, const DumpVisitor &visitor)
{
    for (std::size_t i = 0; i < paths.size(); ++i) {
        Quietly listing(progress);
        auto opened = openInput(paths[i], listing);
        if (!opened && opened.error().code == ErrorCode::Cancelled)
            return opened.error();
        if (!opened) {
            visitor.unreadable(paths[i], opened.error());
        } else if (opened->bytes) {
            if (const auto done = visitor.dump(dumpOf(paths[i]), nullptr, std::move(opened->bytes)); !done)
                return done;
        } else {
            Container &container = *opened->container;
            for (const Dump &dump : dumpsIn(paths[i], container.members(), folderFormats())) {
                if (const auto done = visitor.dump(dump, &container, nullptr); !done)
                    return done;
            }
            for (const Error &problem : container.problems())
                visitor.unreadable(problem.subject, problem);
        }
        visitor.done(i);
    }
    return {};
}

} // namespace parlance::import
