// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times an import stage by stage: bench_import DUMP [--stop-after split|parse|enrich|write|index]
//
// Prints comments a second, MB of unpacked text a second, seconds of each stage's own threads, peak memory.

#include "core/import/pipeline.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>

using namespace parlance;

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_import DUMP [--stop-after split|parse|enrich|write|index] [--no-tags] [--threads N]\n");
        return 2;
    }
    std::string stopAfter = "index";
    bool tags = true;
    int threads = 0;
    for (int i = 2; i < argc; ++i) {
        const std::string option = argv[i];
        if (option == "--stop-after" && i + 1 < argc)
            stopAfter = argv[++i];
        else if (option == "--threads" && i + 1 < argc)
            threads = std::atoi(argv[++i]);
        else if (option == "--no-tags")
            tags = false;
    }
    auto bytes = import::openFile(argv[1]);
    if (!bytes) {
        std::fprintf(stderr, "%s\n", describe(bytes.error()).c_str());
        return 3;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    std::int64_t posts = 0, unpacked = 0;
    const import::Reader *reader = import::readerNamed("reddit-ndjson");
    NoProgress progress;
    import::StageTimes times;
    if (stopAfter == "split" || stopAfter == "parse") {
        import::Splitter splitter(**bytes, reader->cut(), {});
        for (;;) {
            const auto chunk = splitter.next();
            if (!chunk || !*chunk)
                break;
            unpacked += static_cast<std::int64_t>((*chunk)->bytes.size());
            if (stopAfter == "parse")
                posts += reader->parse(**chunk).read();
        }
    } else {
        const std::string path = std::filesystem::temp_directory_path() / "bench_import.parlance";
        for (const char *suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path + suffix);
        const auto workspace = store::Workspace::create(path);
        auto writer = store::PostWriter::open(*workspace, {.index = stopAfter == "index", .tags = tags});
        store::Source source;
        source.name = source.path = argv[1];
        source.format = reader->name();
        if (!writer->begin(source, "{}"))
            return 3;
        const import::EnrichOptions options{{}, {}, tags};
        store::WriteBatch batch;
        std::vector<store::PostRow> &rows = batch.posts;
        const auto flush = [&](store::ResumePoint reached) -> Result<void> {
            batch.reached = reached;
            const auto written = writer->write(batch, progress);
            rows.clear();
            if (!written)
                return written.error();
            return {};
        };
        const auto end = import::runPipeline({**bytes, *reader, {}, {}, {}}, options, threads, progress,
                                             [&](import::Parcel &parcel) -> Result<void> {
                                                 posts += static_cast<std::int64_t>(parcel.rows.posts.size());
                                                 unpacked = parcel.rows.reached.offset;
                                                 if (stopAfter == "enrich")
                                                     return {};
                                                 std::move(parcel.rows.posts.begin(), parcel.rows.posts.end(), std::back_inserter(rows));
                                                 return rows.size() >= store::PostWriter::goodBatch ? flush(parcel.rows.reached)
                                                                                                    : Result<void>();
                                             });
        if (!rows.empty() && !flush({unpacked, posts}))
            return 3;
        if (!end) {
            std::fprintf(stderr, "%s\n", describe(end.error()).c_str());
            return 3;
        }
        times = end->times;
        if (!writer->finish({.state = "done", .problem = {}, .sha256 = (*bytes)->sha256(), .charset = {}, .seconds = seconds()}))
            return 3;
    }
    const double took = seconds();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("stop_after\tposts\tseconds\tposts_per_second\tmb_per_second\tsplit\tparse\tenrich\twrite\tpeak_mb\n");
    std::printf("%s\t%lld\t%.2f\t%.0f\t%.1f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\n", stopAfter.c_str(),
                static_cast<long long>(posts), took, static_cast<double>(posts) / took,
                static_cast<double>(unpacked) / 1e6 / took, times.split, times.parse, times.enrich, times.write,
                static_cast<double>(usage.ru_maxrss) / 1024.0);
    return 0;
}
