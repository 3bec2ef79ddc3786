// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times an import stage by stage: bench_import DUMP [--stop-after STAGE] [--no-tags] [--threads N]
//
// STAGE is decompress, cut, parse, enrich, write or index (the default). Prints comments a second, MB of unpacked text a
// second, processor seconds of each stage's own threads, and peak memory. `write` is all that the writer does, with the index
// where that is not stopped before: the index alone is the difference of two runs, which run_import tells.

#include "core/import/pipeline.h"

#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace parlance;

namespace {

enum class Stage { Decompress, Cut, Parse, Enrich, Write, Index };

constexpr std::string_view stageNames[] = {"decompress", "cut", "parse", "enrich", "write", "index"};

std::optional<Stage> stageNamed(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(stageNames); ++i) {
        if (stageNames[i] == name)
            return static_cast<Stage>(i);
    }
    return std::nullopt;
}

struct Options
{
    std::string dump;
    Stage stopAfter = Stage::Index;
    bool tags = true;
    int threads = 0;
};

struct Outcome
{
    std::int64_t posts = 0, unpacked = 0;
    import::StageTimes times;
};

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Result<Outcome> decompress(import::ByteSource &bytes)
{
    Outcome outcome;
    std::vector<char> buffer(1 << 20);
    const double start = threadSeconds();
    for (;;) {
        const auto got = bytes.read(buffer.data(), buffer.size());
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        outcome.unpacked += static_cast<std::int64_t>(*got);
    }
    outcome.times.decompress = threadSeconds() - start;
    return outcome;
}

/// Cuts, and parses where that is asked for, on this thread alone.
Result<Outcome> cut(import::ByteSource &bytes, const import::Reader &reader, bool parse)
{
    Outcome outcome;
    import::Splitter splitter(bytes, reader.cut(), {});
    double start = threadSeconds();
    for (;;) {
        const auto chunk = splitter.next();
        if (!chunk)
            return chunk.error();
        const double cutAt = threadSeconds();
        outcome.times.cut += cutAt - start; // and unpacking: see Stage::Decompress
        if (!*chunk)
            return outcome;
        outcome.unpacked += static_cast<std::int64_t>((*chunk)->bytes.size());
        if (parse)
            outcome.posts += reader.parse(**chunk).read();
        start = threadSeconds();
        outcome.times.parse += start - cutAt;
    }
}

/// The whole pipeline into a workspace in the temporary folder, which stays there.
Result<Outcome> import(import::ByteSource &bytes, const import::Reader &reader, const Options &options)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string path = std::filesystem::temp_directory_path() / "bench_import.parlance";
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);
    const auto workspace = store::Workspace::create(path);
    if (!workspace)
        return workspace.error();
    auto writer = store::PostWriter::open(*workspace, {.index = options.stopAfter == Stage::Index, .tags = options.tags});
    if (!writer)
        return writer.error();
    store::Source source;
    source.name = source.path = options.dump;
    source.format = reader.name();
    if (const auto begun = writer->begin(source, "{}"); !begun)
        return begun.error();
    NoProgress progress;
    Outcome outcome;
    std::vector<store::WriteBatch> gathered;
    std::size_t rowsGathered = 0;
    const auto flush = [&]() -> Result<void> {
        const auto written = writer->write(gathered, progress);
        gathered.clear();
        rowsGathered = 0;
        if (!written)
            return written.error();
        return {};
    };
    store::ResumePoint reached;
    const auto end = import::runPipeline({bytes, reader, {}, {}, {}}, {{}, {}, options.tags}, options.threads, progress,
                                         [&](import::Parcel &parcel) -> Result<void> {
                                             const std::size_t rows = parcel.rows.posts.size();
                                             outcome.posts += static_cast<std::int64_t>(rows);
                                             reached = parcel.rows.reached;
                                             if (options.stopAfter == Stage::Enrich)
                                                 return {};
                                             gathered.push_back(std::move(parcel.rows));
                                             rowsGathered += rows;
                                             return rowsGathered >= store::PostWriter::goodBatch ? flush() : Result<void>();
                                         });
    if (!end)
        return end.error();
    const double lastBatch = threadSeconds();
    if (!gathered.empty()) {
        if (const auto done = flush(); !done)
            return done.error();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const auto closed = writer->finish({.state = "done", .problem = {}, .sha256 = bytes.sha256(), .charset = {}, .seconds = took.count()});
    if (!closed)
        return closed.error();
    outcome.unpacked = reached.offset;
    outcome.times = end->times;
    outcome.times.write += threadSeconds() - lastBatch;
    return outcome;
}

Result<Outcome> run(const Options &options)
{
    const auto bytes = import::openFile(options.dump);
    if (!bytes)
        return bytes.error();
    const import::Reader &reader = *import::readerNamed("reddit-ndjson");
    switch (options.stopAfter) {
    case Stage::Decompress:
        return decompress(**bytes);
    case Stage::Cut:
    case Stage::Parse:
        return cut(**bytes, reader, options.stopAfter == Stage::Parse);
    default:
        return import(**bytes, reader, options);
    }
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    bool understood = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        if (option == "--stop-after" && i + 1 < argc) {
            const auto stage = stageNamed(argv[++i]);
            understood = understood && stage;
            options.stopAfter = stage.value_or(Stage::Index);
        } else if (option == "--threads" && i + 1 < argc) {
            options.threads = std::atoi(argv[++i]);
        } else if (option == "--no-tags") {
            options.tags = false;
        } else {
            understood = understood && options.dump.empty() && !option.starts_with("--");
            options.dump = option;
        }
    }
    if (!understood || options.dump.empty()) {
        std::fprintf(stderr, "usage: bench_import DUMP [--stop-after decompress|cut|parse|enrich|write|index] [--no-tags] [--threads N]\n");
        return 2;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = run(options);
    if (!outcome) {
        std::fprintf(stderr, "%s\n", describe(outcome.error()).c_str());
        return 3;
    }
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const import::StageTimes &times = outcome->times;
    std::printf("stop_after\tposts\tseconds\tposts_per_second\tmb_per_second\tdecompress\tcut\tparse\tenrich\twrite\tpeak_mb\n");
    std::printf("%s\t%lld\t%.2f\t%.0f\t%.1f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\n", stageNames[static_cast<int>(options.stopAfter)].data(),
                static_cast<long long>(outcome->posts), took, static_cast<double>(outcome->posts) / took,
                static_cast<double>(outcome->unpacked) / 1e6 / took, times.decompress, times.cut, times.parse, times.enrich, times.write,
                static_cast<double>(usage.ru_maxrss) / 1024.0);
    return 0;
}
