// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::cli {

/// What the program ends with; relied on by scripts.
enum ExitCode : int {
    ExitDone = 0,
    ExitRejected = 1,  ///< done, but records were rejected and --strict was given
    ExitUsage = 2,
    ExitUnusable = 3,  ///< an input or a workspace cannot be used
    ExitCancelled = 130
};

/// Core reports failures as values; here each of them ends the command, so it is thrown and told in one place, main().
class Failure : public std::runtime_error
{
public:
    Failure(int exitCode, const std::string &message) : std::runtime_error(message), m_exitCode(exitCode) {}
    explicit Failure(const Error &error);
    int exitCode() const { return m_exitCode; }

private:
    int m_exitCode;
};

/// A mistake in the command line.
class UsageError : public Failure
{
public:
    explicit UsageError(const std::string &message) : Failure(ExitUsage, message) {}
};

template <class T>
T need(Result<T> result)
{
    if (!result)
        throw Failure(result.error());
    return std::move(*result);
}

inline void need(const Result<void> &result)
{
    if (!result)
        throw Failure(result.error());
}

/// Makes SIGINT and SIGTERM set a flag; a second one ends the program at once.
void catchSignals();
bool isInterrupted();
/// Throws the failure that ends in exit code 130.
void stopIfInterrupted();

/// A line on standard error, unless the command is quiet. Errors are told even then, by main().
void say(bool quiet, const std::string &message);

/// Progress as a bar on standard error when that is a terminal; nothing otherwise. Ctrl-C cancels.
class ConsoleProgress final : public Progress
{
public:
    explicit ConsoleProgress(bool quiet);
    ~ConsoleProgress() override;

    /// Names the work that the next reports are about.
    void start(const std::string &label);
    /// Words behind the bar, for instance counts.
    void note(const std::string &text);
    /// Takes the bar away.
    void finish();

    bool isCancelled() const override { return isInterrupted(); }
    void report(std::int64_t done, std::int64_t total) override;

private:
    void draw();

    bool m_shown;
    std::mutex m_mutex;
    std::string m_label, m_note;
    std::int64_t m_done = 0, m_total = 0;
    bool m_drawn = false;
    std::atomic<std::int64_t> m_nextMs = 0;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
};

/// "1,234,567"
std::string grouped(std::int64_t number);

using Arguments = std::vector<std::string>;

/// A command of the program. The functions read their own arguments and return an exit code.
struct Command
{
    const char *name;
    const char *summary;
    int (*run)(const Arguments &arguments);
};

int runImport(const Arguments &arguments);
int runMerge(const Arguments &arguments);
int runTag(const Arguments &arguments);
int runClean(const Arguments &arguments);
int runBots(const Arguments &arguments);
int runLanguages(const Arguments &arguments);
int runSimilar(const Arguments &arguments);
int runInfo(const Arguments &arguments);
int runRejects(const Arguments &arguments);
int runFormats(const Arguments &arguments);
int runScore(const Arguments &arguments);
int runLanguage(const Arguments &arguments);
int runThemes(const Arguments &arguments);
int runSubthemes(const Arguments &arguments);
int runExplain(const Arguments &arguments);
int runMarks(const Arguments &arguments);
int runSimilarity(const Arguments &arguments);
int runPlace(const Arguments &arguments);
int runQuotes(const Arguments &arguments);
int runSearch(const Arguments &arguments);
int runTrends(const Arguments &arguments);
int runReport(const Arguments &arguments);
int runCheck(const Arguments &arguments);
int runDigest(const Arguments &arguments);

} // namespace parlance::cli
