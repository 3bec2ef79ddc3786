// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli.h"

#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace parlance::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void onSignal(int)
{
    interrupted = 1;
}

int exitFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return ExitCancelled;
    case ErrorCode::BadInput:
    case ErrorCode::NotFound: return ExitUsage;
    default: return ExitUnusable;
    }
}

} // namespace

Failure::Failure(const Error &error) : Failure(exitFor(error.code), describe(error)) {}

void catchSignals()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    // Once: the second signal does what it always did. No restart: a read that waits for input is to end.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool isInterrupted()
{
    return interrupted != 0;
}

void stopIfInterrupted()
{
    if (isInterrupted())
        throw Failure(ExitCancelled, "Cancelled.");
}

void say(bool quiet, const std::string &message)
{
    if (!quiet)
        std::fprintf(stderr, "%s\n", message.c_str());
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

ConsoleProgress::ConsoleProgress(bool quiet) : m_shown(!quiet && isatty(STDERR_FILENO) == 1) {}

ConsoleProgress::~ConsoleProgress()
{
    finish();
}

void ConsoleProgress::start(const std::string &label)
{
    const std::lock_guard lock(m_mutex);
    m_label = label;
    m_note.clear();
    m_done = m_total = 0;
}

void ConsoleProgress::note(const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    m_note = text;
}

void ConsoleProgress::finish()
{
    const std::lock_guard lock(m_mutex);
    if (m_drawn)
        std::fputs("\r\x1b[K", stderr);
    m_drawn = false;
}

void ConsoleProgress::report(std::int64_t done, std::int64_t total)
{
    if (!m_shown)
        return;
    using namespace std::chrono;
    const std::int64_t now = duration_cast<milliseconds>(steady_clock::now() - m_started).count();
    std::int64_t next = m_nextMs.load(std::memory_order_relaxed);
    // Whoever moves the next moment on draws; the others go on working.
    if (now < next || !m_nextMs.compare_exchange_strong(next, now + 100))
        return;
    const std::lock_guard lock(m_mutex);
    m_done = done;
    m_total = total;
    draw();
}

void ConsoleProgress::draw()
{
    constexpr int width = 30;
    std::string line = m_label;
    if (m_total > 0) {
        const double share = std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_total));
        const int filled = static_cast<int>(share * width);
        line += " [" + std::string(static_cast<std::size_t>(filled), '#')
                + std::string(static_cast<std::size_t>(width - filled), '.') + "] "
                + std::to_string(static_cast<int>(share * 100)) + "%";
    } else if (m_done > 0) {
        line += " " + grouped(m_done);
    }
    if (!m_note.empty())
        line += "  " + m_note;
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
    std::fflush(stderr);
    m_drawn = true;
}

} // namespace parlance::cli
