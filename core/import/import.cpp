// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/base/version.h"
#include "core/import/charset.h"
#include "core/import/container.h"
#include "core/import/dumps.h"
#include "core/import/mapping.h"
#include "core/import/pipeline.h"
#include "core/import/reader.h"
#include "core/sentiment/vader.h"
#include "core/store/themes.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <span>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

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

/// Bytes on disk of a file or of everything below a folder.
std::int64_t bytesOnDisk(const std::string &path)
{
    std::error_code failure;
    if (path == "-")
        return 0;
    if (!fs::is_directory(path, failure)) {
        const auto size = fs::file_size(path, failure);
        return failure ? 0 : static_cast<std::int64_t>(size);
    }
    std::int64_t sum = 0;
    for (auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, failure);
         !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
        if (at->is_regular_file(failure))
            sum += static_cast<std::int64_t>(at->file_size(failure));
    }
    return sum;
}

std::string optionsJson(const ImportOptions &options)
{
    boost::json::object object;
    if (!options.format.empty() && options.format != "auto")
        object["format"] = options.format;
    if (!options.forum.empty())
        object["forum"] = options.forum;
    if (options.language != Undetermined)
        object["language"] = options.language.code();
    if (options.mapping && !options.mapping->columns.empty())
        object["map"] = mappingText(*options.mapping);
    object["index"] = options.index;
    object["tags"] = options.tags;
    return boost::json::serialize(object);
}

/// Reads up to `size` bytes; damage in the head is told by the pipeline later, so what came before it counts.
std::string readHead(ByteSource &bytes, std::size_t size, std::optional<Error> &failure)
{
    std::string head;
    std::size_t filled = 0;
    while (filled < size) {
        head.resize(std::min(size, std::max(head.size(), filled + headBytes))); // not more than there is: `size` may be a limit
        const auto got = bytes.read(head.data() + filled, head.size() - filled);
        if (!got) {
            failure = got.error();
            break;
        }
        if (*got == 0)
            break;
        filled += *got;
    }
    head.resize(filled);
    return head;
}

Result<const Reader *> chooseReader(const ImportOptions &options, std::string_view head, const std::string &name)
{
    if (options.format.empty() || options.format == "auto") {
        // Whoever says what the columns hold wants them read so.
        if (options.mapping && !options.mapping->columns.empty()) {
            if (seemsJson(head))
                return readerNamed("json-mapped");
            const auto table = settledTable(*options.mapping, head);
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

/// What tagged the posts of a source, for whoever must say how a figure came about.
Result<RunId> addTagRun(const store::Workspace &workspace, const store::Source &source, std::int64_t startedUtc)
{
    store::Run run;
    run.kind = "tags";
    run.startedUtc = startedUtc;
    run.parameters = boost::json::serialize(
        boost::json::object{{"source", source.id.value}, {"sentiment", "vader"}, {"language", "cld2"}});
    run.selection = "{}";
    run.posts = source.stored + source.updated;
    run.lexiconHash = sentiment::Vader::shared().lexiconHash();
    run.version = version();
    return store::addRun(workspace, run);
}

/// Everything that the import of one dump shares.
struct Job
{
    const store::Workspace &workspace;
    store::PostWriter &writer;
    const ImportOptions &options;
    Progress &progress;
    std::int64_t doneBefore = 0, total = 0; ///< bytes over everything that was given
    const StatusCallback &status;
    Container *container = nullptr;         ///< null: a file by itself
};

/// The names that the small files of a folder tell.
std::shared_ptr<const Roster> rosterOf(const Job &job, const Dump &dump)
{
    auto roster = std::make_shared<Roster>();
    for (const std::size_t member : dump.rosters) {
        const auto bytes = job.container->openMember(member, job.progress);
        if (!bytes)
            continue;
        std::optional<Error> failure;
        const std::string content = readHead(**bytes, Splitter::maxRecordBytes, failure);
        dump.format->addToRoster(*roster, job.container->members()[member].path, content);
    }
    return roster;
}

std::string hashOfAll(const std::vector<std::string> &hashes)
{
    if (hashes.size() == 1)
        return hashes.front();
    Sha256 all; // of the members' hashes, in order
    for (const std::string &hash : hashes)
        all.add(hash);
    return all.hex();
}

/// One dump into the workspace. Errors of its files land in the outcome; errors of the workspace and a cancel are returned.
/// \param first  the bytes of its only file, or null: they come from the container.
Result<ImportOutcome> importOne(const Job &job, const Dump &dump, std::unique_ptr<ByteSource> first)
{
    const auto start = Clock::now();
    ImportOutcome outcome;
    outcome.file = dump.path;
    const auto unusable = [&](const Error &error) -> Result<ImportOutcome> {
        if (error.code == ErrorCode::Cancelled)
            return error;
        outcome.error = error;
        outcome.error->subject = dump.path;
        return outcome;
    };
    auto facts = std::make_shared<FileFacts>();
    facts->folder = dump.folder;
    facts->forum = job.options.forum;
    facts->mapping = job.options.mapping;
    if (dump.format)
        facts->roster = rosterOf(job, dump);

    // The first file is looked at before the source is begun: what cannot be used leaves no trace.
    Result<std::unique_ptr<ByteSource>> bytes = std::move(first);
    if (!*bytes)
        bytes = job.container->openMember(dump.members.front(), job.progress);
    if (!bytes)
        return unusable(bytes.error());
    *bytes = decodeCharset(std::move(*bytes));
    std::optional<Error> headFailure;
    std::string head = readHead(**bytes, headBytes, headFailure);
    if (headFailure && head.empty())
        return unusable(*headFailure);
    const Reader *reader = dump.format ? &dump.format->reader() : nullptr;
    if (!reader) {
        const auto chosen = chooseReader(job.options, head, dump.path);
        if (!chosen)
            return unusable(chosen.error());
        reader = *chosen;
    }
    if (auto mapping = reader->settle(head, *facts))
        facts->mapping = std::move(*mapping);
    else
        return unusable(mapping.error());
    if (facts->mapping && facts->mapping->settled) {
        outcome.mapping = mappingText(*facts->mapping);
        outcome.guessed = !job.options.mapping || job.options.mapping->columns.empty();
    }
    store::PostWriter &writer = job.writer;
    store::Source wanted;
    wanted.name = dump.name;
    wanted.path = dump.path;
    wanted.format = reader->name();
    wanted.bytes = (*bytes)->compressedTotal();
    if (dump.format) {
        wanted.bytes = 0;
        for (const std::size_t member : dump.members)
            wanted.bytes += std::max<std::int64_t>(0, job.container->members()[member].bytes);
    }
    const auto resume = writer.begin(wanted, optionsJson(job.options));
    if (!resume)
        return resume.error();

    auto lastStatus = Clock::now() - std::chrono::seconds(1);
    const auto tell = [&](std::int64_t done) {
        job.progress.report(job.doneBefore + (job.container ? job.container->compressedDone() : done), job.total);
        if (!job.status || Clock::now() - lastStatus < std::chrono::milliseconds(100))
            return;
        lastStatus = Clock::now();
        const store::Source &source = writer.source();
        job.status({dump.path, done, wanted.bytes, source.read, source.stored, source.updated, source.duplicate,
                    source.rejected});
    };
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    const EnrichOptions enriching{job.options.forum, job.options.language, job.options.tags};
    std::int64_t bytesBefore = 0;        // packed bytes of the members read so far
    store::ResumePoint before;           // what the members read so far unpacked to
    std::optional<Error> damage;         // of the first damaged member
    std::vector<std::string> hashes;
    std::string charset;

    // Parcels are gathered into batches that are worth a transaction.
    Parcel gathered;
    const auto flush = [&]() -> Result<void> {
        store::WriteBatch &rows = gathered.rows;
        if (rows.reached.offset == 0 && rows.posts.empty() && rows.rejects.empty())
            return {};
        const auto written = writer.write(rows, job.progress);
        if (!written)
            return written.error();
        tell(gathered.compressedDone);
        gathered = {};
        return {};
    };
    const auto gather = [&](const std::string &member, Parcel &parcel) -> Result<void> {
        store::WriteBatch &to = gathered.rows;
        store::WriteBatch &from = parcel.rows;
        const auto append = [](auto &all, auto &some) {
            if (all.empty())
                all = std::move(some);
            else
                std::move(some.begin(), some.end(), std::back_inserter(all));
        };
        for (store::RejectRow &row : from.rejects)
            row.member = member;
        for (const store::PostRow &row : from.posts) {
            if (outcome.preview.size() >= static_cast<std::size_t>(std::max(0, job.options.preview)))
                break;
            const bool scored = !(row.flags & FlagNoScore);
            outcome.preview.push_back({row.ownId, row.threadOwnId, row.parentOwnId.empty() && row.parent.value != 0 ? row.threadOwnId : row.parentOwnId,
                                       row.forum, row.author, row.title, row.body, row.createdUtc,
                                       scored ? std::optional(row.score) : std::nullopt});
        }
        append(to.posts, from.posts);
        append(to.rejects, from.rejects);
        append(to.names, from.names);
        append(to.gaps, from.gaps);
        to.missing += from.missing;
        to.reached = {before.offset + from.reached.offset, before.line + from.reached.line};
        gathered.compressedDone = bytesBefore + parcel.compressedDone;
        return to.posts.size() + to.rejects.size() + to.names.size() >= store::PostWriter::goodBatch ? flush() : Result<void>();
    };

    Result<void> done;
    const std::size_t count = std::max<std::size_t>(1, dump.members.size());
    for (std::size_t i = 0; done && i < count; ++i) {
        if (i > 0) {
            bytes = job.container->openMember(dump.members[i], job.progress);
            if (!bytes && bytes.error().code == ErrorCode::Cancelled) {
                done = bytes.error();
                break;
            }
            if (!bytes) {
                if (!damage)
                    damage = bytes.error();
                continue;
            }
            *bytes = decodeCharset(std::move(*bytes));
            head.clear();
        }
        const std::string member = dump.format ? job.container->members()[dump.members[i]].path : std::string();
        auto here = std::make_shared<FileFacts>(*facts);
        here->name = dump.format ? member : dump.name;
        store::ResumePoint last;
        const auto end = runPipeline(
            {**bytes, *reader, here, std::move(head),
             {std::max<std::int64_t>(0, resume->offset - before.offset), std::max<std::int64_t>(0, resume->line - before.line)}},
            enriching, job.options.threads, job.progress, [&](Parcel &parcel) {
                last = parcel.rows.reached;
                return gather(member, parcel);
            });
        if (!end) {
            done = end.error();
            break;
        }
        if (end->damage && !damage)
            damage = end->damage;
        hashes.push_back((*bytes)->sha256());
        if (const std::string name = (*bytes)->charset(); charset.find(name) == std::string::npos)
            charset.append(charset.empty() ? "" : ", ").append(name);
        bytesBefore += (*bytes)->compressedTotal();
        before = {before.offset + end->unpacked, before.line + last.line};
    }
    if (done)
        done = flush();
    const auto failed = [&](const Error &error) {
        if (error.code == ErrorCode::Cancelled)
            (void)writer.finish({.state = "cancelled", .problem = {}, .sha256 = {}, .charset = {}, .seconds = seconds()});
        return error;
    };
    if (!done)
        return failed(done.error());
    const auto closed = writer.finish({.state = damage ? "damaged" : "done", .problem = damage ? describe(*damage) : std::string(),
                                       .sha256 = hashOfAll(hashes), .charset = charset, .seconds = seconds()},
                                      job.progress);
    if (!closed)
        return failed(closed.error());
    outcome.source = *closed;
    if (job.options.tags && closed->stored + closed->updated > 0) {
        if (const auto run = addTagRun(job.workspace, *closed, closed->startedUtc); !run)
            return run.error();
    }
    if (damage) {
        outcome.error = damage;
        outcome.error->subject = dump.path;
    }
    lastStatus = {};
    tell(wanted.bytes);
    return outcome;
}

ImportOutcome unreadable(const std::string &file, const Error &error)
{
    ImportOutcome outcome;
    outcome.file = file;
    outcome.error = error;
    if (outcome.error->subject.empty())
        outcome.error->subject = file;
    return outcome;
}

/// A readme among the dumps of a folder is no fault, as long as there are dumps.
void passOver(std::span<ImportOutcome> ofContainer)
{
    const bool anyUsed = std::any_of(ofContainer.begin(), ofContainer.end(),
                                     [](const ImportOutcome &outcome) { return outcome.source.id.value != 0; });
    for (ImportOutcome &outcome : ofContainer)
        outcome.passedOver = anyUsed && outcome.error && outcome.error->code == ErrorCode::UnknownFormat;
}

} // namespace

Result<std::vector<ImportOutcome>> importFiles(const store::Workspace &workspace, const std::vector<std::string> &files,
                                               const ImportOptions &options, Progress &progress,
                                               const StatusCallback &status)
{
    auto writer = store::PostWriter::open(workspace, {options.index, options.tags});
    if (!writer)
        return writer.error();
    std::vector<std::int64_t> sizes;
    std::transform(files.begin(), files.end(), std::back_inserter(sizes), bytesOnDisk);
    Job job{workspace, *writer, options, progress, 0, std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0}), status};
    std::vector<ImportOutcome> outcomes;
    for (std::size_t i = 0; i < files.size(); ++i) {
        Quietly listing(progress);
        auto opened = openInput(files[i], listing);
        if (!opened && opened.error().code == ErrorCode::Cancelled)
            return opened.error();
        if (!opened) {
            outcomes.push_back(unreadable(files[i], opened.error()));
        } else if (opened->bytes) {
            auto outcome = importOne(job, dumpOf(files[i]), std::move(opened->bytes));
            if (!outcome)
                return outcome.error();
            outcomes.push_back(std::move(*outcome));
        } else {
            job.container = opened->container.get();
            const std::size_t before = outcomes.size();
            for (const Dump &dump : dumpsIn(files[i], job.container->members(), folderFormats())) {
                auto outcome = importOne(job, dump, nullptr);
                if (!outcome)
                    return outcome.error();
                outcomes.push_back(std::move(*outcome));
            }
            for (const Error &problem : job.container->problems())
                outcomes.push_back(unreadable(problem.subject, problem));
            passOver({outcomes.begin() + static_cast<std::ptrdiff_t>(before), outcomes.end()});
            job.container = nullptr;
        }
        job.doneBefore += sizes[i];
    }
    return outcomes;
}

Result<ImportOutcome> importSample(const store::Workspace &workspace, Progress &progress)
{
    const auto names = embeddedNames("resources/sample/");
    const std::string name = names.empty() ? std::string() : std::string(names.front());
    const std::string_view content = embedded(name);
    auto writer = store::PostWriter::open(workspace, {});
    if (!writer)
        return writer.error();
    return importOne({workspace, *writer, {}, progress, 0, static_cast<std::int64_t>(content.size()), {}}, dumpOf(name),
                     openBytes(content));
}

} // namespace parlance::import
