// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import.h"

#include "core/base/embedded.h"
#include "core/base/hash.h"
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
#include <numeric>

namespace parlance::import {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t headBytes = 64 * 1024;

/// One source to import: a file, or a folder of a folder format with its files in the order to read them.
struct Input
{
    struct Member
    {
        std::string name;       ///< relative to the folder; empty for a file
        std::int64_t bytes = 0; ///< of the file, packed; 0 = not known
    };
    std::string path;
    std::vector<Member> members;
    const FolderFormat *format = nullptr; ///< null: a file, recognised by its content
    std::vector<std::string> rosters;     ///< relative names of the files with names
    std::int64_t bytes() const
    {
        return std::accumulate(members.begin(), members.end(), std::int64_t{0},
                               [](std::int64_t sum, const Member &member) { return sum + member.bytes; });
    }
};

std::int64_t sizeOf(const fs::path &path)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    return failure ? 0 : static_cast<std::int64_t>(size);
}

/// Files below a folder relative to it, by name, without hidden ones.
std::vector<std::string> filesBelow(const fs::path &folder)
{
    std::vector<std::string> found;
    std::error_code failure;
    for (auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, failure);
         !failure && at != fs::recursive_directory_iterator(); at.increment(failure)) {
        if (at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file(failure))
            found.push_back(at->path().lexically_relative(folder).generic_string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// What a folder holds: itself where it is one dump of several files, or else what its files and folders are.
void addFolder(const fs::path &folder, const std::vector<std::string> &files, std::vector<Input> &inputs)
{
    for (const FolderFormat *format : folderFormats()) {
        const std::vector<std::size_t> members = format->members(files);
        if (members.empty())
            continue;
        Input input{.path = folder.string(), .members = {}, .format = format, .rosters = {}};
        for (const std::size_t i : members)
            input.members.push_back({files[i], sizeOf(folder / files[i])});
        std::copy_if(files.begin(), files.end(), std::back_inserter(input.rosters),
                     [&](const std::string &file) { return format->isRoster(file); });
        inputs.push_back(std::move(input));
        return;
    }
    for (std::size_t i = 0; i < files.size();) {
        const auto slash = files[i].find('/');
        if (slash == std::string::npos) {
            const fs::path path = folder / files[i++];
            inputs.push_back({.path = path.string(), .members = {{{}, sizeOf(path)}}, .rosters = {}});
            continue;
        }
        const std::string inside = files[i].substr(0, slash + 1);
        std::vector<std::string> below;
        for (; i < files.size() && files[i].starts_with(inside); ++i)
            below.push_back(files[i].substr(slash + 1));
        addFolder(folder / inside.substr(0, slash), below, inputs);
    }
}

std::vector<Input> inputsOf(const std::vector<std::string> &paths)
{
    std::vector<Input> inputs;
    for (const std::string &path : paths) {
        std::error_code failure;
        if (path != "-" && fs::is_directory(path, failure)) {
            fs::path folder = fs::path(path).lexically_normal();
            if (!folder.has_filename())
                folder = folder.parent_path();
            addFolder(folder, filesBelow(folder), inputs);
        } else { // what is not there stays, to be reported
            inputs.push_back({.path = path, .members = {{{}, path == "-" ? 0 : sizeOf(path)}}, .rosters = {}});
        }
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

using Opener = std::function<Result<std::unique_ptr<ByteSource>>(const Input::Member &)>;

/// Everything that the import of one source shares.
struct Job
{
    const store::Workspace &workspace;
    store::PostWriter &writer;
    const ImportOptions &options;
    Progress &progress;
    std::int64_t doneBefore = 0, total = 0; ///< bytes over all sources
    const StatusCallback &status;
};

/// The names that the small files of a folder tell.
std::shared_ptr<const Roster> rosterOf(const Input &input, const Opener &open)
{
    auto roster = std::make_shared<Roster>();
    for (const std::string &name : input.rosters) {
        const auto bytes = open({name, 0});
        if (!bytes)
            continue;
        std::optional<Error> failure;
        const std::string content = readHead(**bytes, Splitter::maxRecordBytes, failure);
        input.format->addToRoster(*roster, name, content);
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

/// One source into the workspace. Errors of its files land in the outcome; errors of the workspace and a cancel are returned.
Result<ImportOutcome> importOne(const Job &job, const Input &input, const Opener &open)
{
    const auto start = Clock::now();
    ImportOutcome outcome;
    outcome.file = input.path;
    const auto unusable = [&](const Error &error) {
        outcome.error = error;
        if (outcome.error->subject.empty())
            outcome.error->subject = input.path;
        return outcome;
    };
    auto facts = std::make_shared<FileFacts>();
    facts->forum = job.options.forum;
    facts->mapping = job.options.mapping;
    const fs::path path = fs::path(input.path);
    if (input.format) {
        facts->folder = path.filename().string();
        facts->roster = rosterOf(input, open);
    } else {
        std::error_code failure;
        facts->folder = fs::absolute(path, failure).parent_path().filename().string();
    }

    // The first file is looked at before the source is begun: what cannot be used leaves no trace.
    auto bytes = open(input.members.front());
    if (!bytes)
        return unusable(bytes.error());
    std::optional<Error> headFailure;
    std::string head = readHead(**bytes, headBytes, headFailure);
    if (headFailure && head.empty())
        return unusable(*headFailure);
    const Reader *reader = input.format ? &input.format->reader() : nullptr;
    if (!reader) {
        const auto chosen = chooseReader(job.options, head, input.path);
        if (!chosen)
            return unusable(chosen.error());
        reader = *chosen;
    }
    store::PostWriter &writer = job.writer;
    store::Source wanted;
    wanted.name = path.filename().string();
    wanted.path = input.path;
    wanted.format = reader->name();
    wanted.bytes = input.format ? input.bytes() : (*bytes)->compressedTotal();
    const auto resume = writer.begin(wanted, optionsJson(job.options));
    if (!resume)
        return resume.error();

    auto lastStatus = Clock::now() - std::chrono::seconds(1);
    const auto tell = [&](std::int64_t done) {
        job.progress.report(job.doneBefore + done, job.total);
        if (!job.status || Clock::now() - lastStatus < std::chrono::milliseconds(100))
            return;
        lastStatus = Clock::now();
        const store::Source &source = writer.source();
        job.status({input.path, done, wanted.bytes, source.read, source.stored, source.updated, source.duplicate,
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
    for (std::size_t i = 0; done && i < input.members.size(); ++i) {
        const Input::Member &member = input.members[i];
        if (i > 0) {
            bytes = open(member);
            if (!bytes) {
                if (!damage)
                    damage = bytes.error();
                continue;
            }
            head.clear();
        }
        auto here = std::make_shared<FileFacts>(*facts);
        here->name = member.name.empty() ? wanted.name : member.name;
        store::ResumePoint last;
        const auto end = runPipeline(
            {**bytes, *reader, here, std::move(head),
             {std::max<std::int64_t>(0, resume->offset - before.offset), std::max<std::int64_t>(0, resume->line - before.line)}},
            enriching, job.options.threads, job.progress, [&](Parcel &parcel) {
                last = parcel.rows.reached;
                return gather(member.name, parcel);
            });
        if (!end) {
            done = end.error();
            break;
        }
        if (end->damage && !damage)
            damage = end->damage;
        hashes.push_back((*bytes)->sha256());
        bytesBefore += member.bytes;
        before = {before.offset + end->unpacked, before.line + last.line};
    }
    if (done)
        done = flush();
    if (!done) {
        if (done.error().code == ErrorCode::Cancelled)
            (void)writer.finish({.state = "cancelled", .problem = {}, .sha256 = {}, .charset = {}, .seconds = seconds()});
        return done.error();
    }
    const auto closed = writer.finish({.state = damage ? "damaged" : "done", .problem = damage ? describe(*damage) : std::string(),
                                       .sha256 = hashOfAll(hashes), .charset = charset, .seconds = seconds()});
    if (!closed)
        return closed.error();
    outcome.source = *closed;
    if (job.options.tags && closed->stored + closed->updated > 0) {
        if (const auto run = addTagRun(job.workspace, *closed, closed->startedUtc); !run)
            return run.error();
    }
    if (damage) {
        outcome.error = damage;
        outcome.error->subject = input.path;
    }
    lastStatus = {};
    tell(wanted.bytes);
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
        total += input.bytes();
    std::vector<ImportOutcome> outcomes;
    std::int64_t done = 0;
    auto writer = store::PostWriter::open(workspace, {options.index, options.tags});
    if (!writer)
        return writer.error();
    for (const Input &input : inputs) {
        const Opener open = [&](const Input::Member &member) {
            return openFile(member.name.empty() ? input.path : (fs::path(input.path) / member.name).string());
        };
        auto outcome = importOne({workspace, *writer, options, progress, done, total, status}, input, open);
        if (!outcome)
            return outcome.error();
        outcomes.push_back(std::move(*outcome));
        done += input.bytes();
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
    const auto bytes = static_cast<std::int64_t>(content.size());
    return importOne({workspace, *writer, {}, progress, 0, bytes, {}}, {.path = name, .members = {{{}, bytes}}, .rosters = {}},
                     [&](const Input::Member &) -> Result<std::unique_ptr<ByteSource>> { return openBytes(content); });
}

} // namespace parlance::import
