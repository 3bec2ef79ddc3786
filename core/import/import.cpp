// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"
#include "core/import/languages.h"
#include "core/import/layers.h"
#include "core/import/mapping.h"
#include "core/import/opening.h"
#include "core/import/pipeline.h"
#include "core/import/tagging.h"
#include "core/store/cleaning.h"
#include "core/store/settings.h"
#include "core/store/themes.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

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

/// \param mapping  how a table is read; may be null.
std::string optionsJson(const ImportOptions &options, const Mapping *mapping)
{
    boost::json::object object;
    if (!options.format.empty() && options.format != "auto")
        object["format"] = options.format;
    if (!options.forum.empty())
        object["forum"] = options.forum;
    if (options.language != Undetermined)
        object["language"] = options.language.code();
    if (mapping)
        object["map"] = mappingText(*mapping);
    object["index"] = options.index;
    object["tags"] = options.tags;
    return boost::json::serialize(object);
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
};

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
Result<ImportOutcome> importOne(const Job &job, const Dump &dump, Container *container, std::unique_ptr<ByteSource> first)
{
    const auto start = Clock::now();
    ImportOutcome outcome;
    outcome.file = dump.path;
    // Its first file is looked at before the source is begun: what cannot be used leaves no trace.
    auto open = OpenDump::open(dump, container, std::move(first), job.options, job.progress);
    if (!open && open.error().code == ErrorCode::Cancelled)
        return open.error();
    if (!open) {
        outcome.error = open.error();
        return outcome;
    }
    if (const Mapping *mapping = open->mapping()) {
        outcome.mapping = mappingText(*mapping);
        outcome.guessed = open->isGuessed();
    }
    store::PostWriter &writer = job.writer;
    store::Source wanted;
    wanted.name = dump.name;
    wanted.path = dump.path;
    wanted.format = open->reader().name();
    wanted.bytes = open->bytes();
    const auto resume = writer.begin(wanted, optionsJson(job.options, open->mapping()));
    if (!resume)
        return resume.error();

    auto lastStatus = Clock::now() - std::chrono::seconds(1);
    const auto tell = [&](std::int64_t done) {
        job.progress.report(job.doneBefore + (container ? container->compressedDone() : done), job.total);
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

    // Parcels are gathered until they are worth a transaction.
    std::vector<store::WriteBatch> gathered;
    std::size_t rowsGathered = 0;
    std::future<void> spent; // gives the rows' memory back, which the writer need not wait for
    std::int64_t compressedDone = 0;
    const auto flush = [&]() -> Result<void> {
        if (gathered.empty())
            return {};
        const auto written = writer.write(gathered, job.progress);
        if (!written)
            return written.error();
        tell(compressedDone);
        spent = std::async(std::launch::async, [rows = std::exchange(gathered, {})]() mutable { rows.clear(); });
        rowsGathered = 0;
        return {};
    };
    const auto gather = [&](const std::string &member, Parcel &parcel) -> Result<void> {
        store::WriteBatch &rows = parcel.rows;
        for (store::RejectRow &row : rows.rejects)
            row.member = member;
        for (const store::PostRow &row : rows.posts) {
            if (outcome.preview.size() >= static_cast<std::size_t>(std::max(0, job.options.preview)))
                break;
            const bool scored = !(row.flags & FlagNoScore);
            outcome.preview.push_back({row.ownId, row.threadOwnId, row.parentOwnId.empty() && row.parent.value != 0 ? row.threadOwnId : row.parentOwnId,
                                       row.forum, row.author, row.title, row.body, row.createdUtc,
                                       scored ? std::optional(row.score) : std::nullopt});
        }
        rows.reached = {before.offset + rows.reached.offset, before.line + rows.reached.line};
        rowsGathered += rows.posts.size() + rows.rejects.size() + rows.names.size();
        compressedDone = bytesBefore + parcel.compressedDone;
        gathered.push_back(std::move(rows));
        return rowsGathered >= store::PostWriter::goodBatch ? flush() : Result<void>();
    };

    Result<void> done;
    for (std::size_t i = 0; done && i < open->files(); ++i) {
        auto file = open->file(i, job.progress);
        if (!file && file.error().code == ErrorCode::Cancelled) {
            done = file.error();
            break;
        }
        if (!file) {
            if (!damage)
                damage = file.error();
            continue;
        }
        ByteSource &bytes = *file->bytes;
        store::ResumePoint last;
        const auto end = runPipeline(
            {bytes, open->reader(), file->facts, std::move(file->head),
             {std::max<std::int64_t>(0, resume->offset - before.offset), std::max<std::int64_t>(0, resume->line - before.line)}},
            enriching, job.options.threads, job.progress, [&](Parcel &parcel) {
                last = parcel.rows.reached;
                return gather(file->member, parcel);
            });
        if (!end) {
            done = end.error();
            break;
        }
        if (end->damage && !damage)
            damage = end->damage;
        hashes.push_back(bytes.sha256());
        if (const std::string name = bytes.charset(); charset.find(name) == std::string::npos)
            charset.append(charset.empty() ? "" : ", ").append(name);
        bytesBefore += bytes.compressedTotal();
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
    std::vector<store::Run> runs;
    const auto layers = store::layersRead(job.workspace);
    if (!layers)
        return failed(layers.error());
    if (const store::Source &source = writer.source(); job.options.tags && source.stored + source.updated > 0)
        runs.push_back(tagRun(source.id, source.stored + source.updated, source.startedUtc, *layers));
    const auto closed = writer.finish({.state = damage ? "damaged" : "done", .problem = damage ? describe(*damage) : std::string(),
                                       .sha256 = hashOfAll(hashes), .charset = charset, .seconds = seconds(),
                                       .runs = std::move(runs)},
                                      job.progress);
    if (!closed)
        return failed(closed.error());
    outcome.source = *closed;
    if (damage) {
        outcome.error = damage;
        outcome.error->subject = dump.path;
    }
    lastStatus = {};
    tell(wanted.bytes);
    return outcome;
}

/// What a person said of programs and of layers, for the posts that came; and languages that stayed open in the sources of this import, or
/// of one that was interrupted before this could be done.
Result<void> finishMarks(const store::Workspace &workspace, const ImportOptions &options, Progress &progress)
{
    if (const auto done = store::applyBotWords(workspace, progress); !done)
        return done;
    if (const auto read = readLayersOfNewPosts(workspace, progress); !read)
        return read.error();
    const auto state = store::setting(workspace.connection(), "languages");
    if (!state || !options.tags || *state == "complete")
        return state ? Result<void>() : state.error();
    const auto decided = decideLanguages(workspace, progress);
    return decided ? Result<void>() : decided.error();
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
    std::size_t ofPath = 0; // the first outcome of the path that is read
    const DumpVisitor visitor{
        .dump = [&](const Dump &dump, Container *container, std::unique_ptr<ByteSource> first) -> Result<void> {
            auto outcome = importOne(job, dump, container, std::move(first));
            if (!outcome)
                return outcome.error();
            outcomes.push_back(std::move(*outcome));
            return {};
        },
        .unreadable = [&](const std::string &path, const Error &error) { outcomes.push_back(unreadable(path, error)); },
        .done = [&](std::size_t path) {
            passOver(std::span(outcomes).subspan(ofPath));
            ofPath = outcomes.size();
            job.doneBefore += sizes[path];
        }};
    if (const auto done = visitDumps(files, progress, visitor); !done)
        return done.error();
    if (const auto done = finishMarks(workspace, options, progress); !done)
        return done.error();
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
    auto outcome = importOne({workspace, *writer, {}, progress, 0, static_cast<std::int64_t>(content.size()), {}},
                             dumpOf(name), nullptr, openBytes(content));
    if (!outcome)
        return outcome;
    const auto decided = finishMarks(workspace, {}, progress);
    return decided ? std::move(outcome) : decided.error();
}

} // namespace parlance::import
