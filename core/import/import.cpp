// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"

#include "core/base/embedded.h"
#include "core/base/version.h"
#include "core/import/pipeline.h"
#include "core/import/reader.h"
#include "core/sentiment/vader.h"
#include "core/store/themes.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t headBytes = 64 * 1024;

/// A file to import with its size, 0 = not known.
struct Input
{
    std::string path;
    std::int64_t bytes = 0;
};

/// Folders become the files in them, by name; what is not there stays, to be reported.
std::vector<Input> inputsOf(const std::vector<std::string> &paths)
{
    std::vector<Input> inputs;
    const auto add = [&](const std::string &path) {
        std::error_code failure;
        const auto size = fs::file_size(path, failure);
        inputs.push_back({path, failure ? 0 : static_cast<std::int64_t>(size)});
    };
    for (const std::string &path : paths) {
        std::error_code failure;
        if (path == "-" || !fs::is_directory(path, failure)) {
            add(path);
            continue;
        }
        std::vector<std::string> inside;
        for (auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, failure);
             !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
            if (at->is_regular_file(failure) && !at->path().filename().string().starts_with('.'))
                inside.push_back(at->path().string());
        }
        std::sort(inside.begin(), inside.end());
        for (const std::string &file : inside)
            add(file);
    }
    return inputs;
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
    object["index"] = options.index;
    object["tags"] = options.tags;
    return boost::json::serialize(object);
}

/// Reads up to `size` bytes; damage in the head is told by the pipeline later, so what came before it counts.
std::string readHead(ByteSource &bytes, std::size_t size, std::optional<Error> &failure)
{
    std::string head(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const auto got = bytes.read(head.data() + filled, size - filled);
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
    if (options.format.empty() || options.format == "auto")
        return detectFormat(head, name);
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

/// One file into the workspace. Errors of the file land in the outcome; errors of the workspace and a cancel are returned.
Result<ImportOutcome> importOne(const store::Workspace &workspace, store::PostWriter &writer, ByteSource &bytes,
                                const std::string &path, const std::string &name, const ImportOptions &options,
                                Progress &progress, std::int64_t doneBefore, std::int64_t total,
                                const StatusCallback &status)
{
    const auto start = Clock::now();
    ImportOutcome outcome;
    outcome.file = path;
    std::optional<Error> headFailure;
    std::string head = readHead(bytes, headBytes, headFailure);
    if (headFailure && head.empty()) {
        outcome.error = headFailure;
        outcome.error->subject = path;
        return outcome;
    }
    const auto reader = chooseReader(options, head, path);
    if (!reader) {
        outcome.error = reader.error();
        return outcome;
    }
    store::Source wanted;
    wanted.name = name;
    wanted.path = path;
    wanted.format = (*reader)->name();
    wanted.bytes = bytes.compressedTotal();
    const auto resume = writer.begin(wanted, optionsJson(options));
    if (!resume)
        return resume.error();

    auto lastStatus = Clock::now() - std::chrono::seconds(1);
    const auto tell = [&](std::int64_t done) {
        progress.report(doneBefore + done, total);
        if (!status || Clock::now() - lastStatus < std::chrono::milliseconds(100))
            return;
        lastStatus = Clock::now();
        const store::Source &source = writer.source();
        status({path, done, bytes.compressedTotal(), source.read, source.stored, source.updated, source.duplicate,
                source.rejected});
    };
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    const EnrichOptions enriching{options.forum, options.language, options.tags};
    // Parcels are gathered into batches that are worth a transaction.
    Parcel gathered;
    const auto flush = [&]() -> Result<void> {
        if (gathered.reached.offset == 0 && gathered.posts.empty() && gathered.rejects.empty())
            return {};
        const auto written = writer.write(gathered.posts, gathered.rejects, gathered.missing, gathered.reached, progress);
        if (!written)
            return written.error();
        tell(gathered.compressedDone);
        gathered = {};
        return {};
    };
    auto end = runPipeline(
        bytes, **reader, std::move(head), *resume, enriching, options.threads, progress,
        [&](Parcel &parcel) -> Result<void> {
            gathered.missing += parcel.missing;
            gathered.reached = parcel.reached;
            gathered.compressedDone = parcel.compressedDone;
            std::move(parcel.posts.begin(), parcel.posts.end(), std::back_inserter(gathered.posts));
            std::move(parcel.rejects.begin(), parcel.rejects.end(), std::back_inserter(gathered.rejects));
            return gathered.posts.size() + gathered.rejects.size() >= store::PostWriter::goodBatch ? flush()
                                                                                                   : Result<void>();
        });
    if (end) {
        if (const auto last = flush(); !last)
            end = last.error();
    }
    if (!end) {
        if (end.error().code == ErrorCode::Cancelled)
            (void)writer.finish("cancelled", {}, {}, seconds());
        return end.error();
    }
    const std::optional<Error> &damage = end->damage;
    const std::string hash = bytes.sha256();
    const auto closed = writer.finish(damage ? "damaged" : "done", damage ? describe(*damage) : std::string(), hash,
                                      seconds());
    if (!closed)
        return closed.error();
    outcome.source = *closed;
    if (options.tags && closed->stored + closed->updated > 0) {
        if (const auto run = addTagRun(workspace, *closed, closed->startedUtc); !run)
            return run.error();
    }
    if (damage) {
        outcome.error = damage;
        outcome.error->subject = path;
    }
    lastStatus = {};
    tell(bytes.compressedTotal());
    return outcome;
}

} // namespace

Result<std::vector<ImportOutcome>> importFiles(const store::Workspace &workspace, const std::vector<std::string> &files,
                                               const ImportOptions &options, Progress &progress,
                                               const StatusCallback &status)
{
    const std::vector<Input> inputs = inputsOf(files);
    std::int64_t total = 0;
    for (const Input &input : inputs)
        total += input.bytes;
    std::vector<ImportOutcome> outcomes;
    std::int64_t done = 0;
    auto writer = store::PostWriter::open(workspace, {options.index, options.tags});
    if (!writer)
        return writer.error();
    for (const Input &input : inputs) {
        auto bytes = openFile(input.path);
        if (!bytes) {
            ImportOutcome outcome;
            outcome.file = input.path;
            outcome.error = bytes.error();
            outcomes.push_back(std::move(outcome));
        } else {
            auto outcome = importOne(workspace, *writer, **bytes, input.path, fs::path(input.path).filename().string(), options,
                                     progress, done, total, status);
            if (!outcome)
                return outcome.error();
            outcomes.push_back(std::move(*outcome));
        }
        done += input.bytes;
    }
    return outcomes;
}

Result<ImportOutcome> importSample(const store::Workspace &workspace, Progress &progress)
{
    const auto names = embeddedNames("resources/sample/");
    const std::string name = names.empty() ? std::string() : std::string(names.front());
    const auto bytes = openBytes(embedded(name));
    auto writer = store::PostWriter::open(workspace, {});
    if (!writer)
        return writer.error();
    return importOne(workspace, *writer, *bytes, name, fs::path(name).filename().string(), {}, progress, 0, bytes->compressedTotal(),
                     {});
}

} // namespace parlance::import
