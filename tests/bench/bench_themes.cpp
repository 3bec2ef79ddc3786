// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_themes CORPUS.tsv[.gz] [-k N] [--seed N] [--threads N] [--repeat N] [--out PREFIX] [--language CODE]
// [--labels]
//              [--cancel-after SECONDS]
//
// Reads documents (header with `id` and `text`; `lang`, `thread` or `link_id`, when there), finds their
// themes and prints the seconds from text to themes, the peak memory (the texts included) and, where the
// corpus has a `label`, how well themes and labels agree. Writes PREFIX.assign (id, theme) and PREFIX.topics
// (theme, ten words).
// --cancel-after prints how long a cancel took. --repeat N uses the corpus N times over, to measure speed at
// size.
#include "core/base/progress.h"
#include "core/topics/themes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <sys/resource.h>

using namespace parlance;

namespace {

std::string readAll(const std::string &path)
{
    // gzip through the system's own program: the library has no need of it.
    const bool packed = path.ends_with(".gz");
    FILE *file = packed ? popen(("gzip -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "rb");
    std::string all;
    if (file == nullptr)
        return all;
    char buffer[65536];
    for (std::size_t n = std::fread(buffer, 1, sizeof buffer, file); n > 0;
         n = std::fread(buffer, 1, sizeof buffer, file))
        all.append(buffer, n);
    packed ? pclose(file) : std::fclose(file);
    return all;
}

std::vector<std::string> cells(const std::string &line)
{
    std::vector<std::string> parts(1);
    for (const char c : line) {
        if (c == '\t')
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

std::string unescaped(const std::string &text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain.push_back(text[i]);
            continue;
        }
        ++i;
        plain.push_back(text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i] == 'r' ? '\r' : text[i]);
    }
    return plain;
}

/// Cancels after so many seconds; never when they are negative.
class Watch final : public Progress
{
public:
    explicit Watch(double seconds) : m_seconds(seconds), m_start(std::chrono::steady_clock::now()) {}
    bool isCancelled() const override
    {
        return m_seconds >= 0 &&
               std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count() >= m_seconds;
    }
    void report(std::int64_t, std::int64_t) override {}

private:
    double m_seconds;
    std::chrono::steady_clock::time_point m_start;
};

struct Agreement
{
    double information = 0; ///< normalised mutual information, arithmetic mean
    double purity = 0;
};

/// Documents without a theme form one more group.
Agreement agreement(const std::vector<std::int32_t> &themes, const std::vector<std::string> &labels)
{
    std::map<std::int32_t, double> ofTheme;
    std::map<std::string, double> ofLabel;
    std::map<std::int32_t, std::map<std::string, double>> both;
    const double share = 1.0 / static_cast<double>(labels.size());
    for (std::size_t d = 0; d < labels.size(); ++d) {
        ofTheme[themes[d]] += share;
        ofLabel[labels[d]] += share;
        both[themes[d]][labels[d]] += share;
    }
    Agreement result;
    double entropies = 0;
    double mutual = 0;
    for (const auto &[label, p] : ofLabel)
        entropies -= p * std::log(p);
    for (const auto &[theme, p] : ofTheme) {
        entropies -= p * std::log(p);
        double most = 0;
        for (const auto &[label, q] : both[theme]) {
            mutual += q * std::log(q / (p * ofLabel[label]));
            most = std::max(most, q);
        }
        result.purity += most;
    }
    result.information = entropies > 0 ? 2 * mutual / entropies : 1;
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    std::string corpus;
    std::string out;
    std::string code = "en";
    int repeat = 1;
    bool labels = false;
    double cancelAfter = -1;
    topics::ThemeOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
        if (argument == "-k")
            options.themes = std::atoi(value());
        else if (argument == "--seed")
            options.seed = std::strtoull(value(), nullptr, 10);
        else if (argument == "--threads")
            options.threads = std::atoi(value());
        else if (argument == "--repeat")
            repeat = std::atoi(value());
        else if (argument == "--out")
            out = value();
        else if (argument == "--language")
            code = value();
        else if (argument == "--cancel-after")
            cancelAfter = std::atof(value());
        else if (argument == "--labels")
            labels = true;
        else
            corpus = argument;
    }
    const std::string all = readAll(corpus);
    if (all.empty()) {
        std::fprintf(stderr, "bench_themes: cannot read \"%s\"\n", corpus.c_str());
        return 1;
    }
    std::map<std::string, std::size_t> column;
    std::vector<std::string> ids;
    std::vector<std::string> labelOf;
    std::vector<std::string> texts;
    std::vector<Language> languages;
    std::vector<std::uint32_t> threads;
    std::map<std::string, std::uint32_t> threadNumber;
    bool head = true;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::vector<std::string> row = cells(all.substr(at, end - at));
        at = end + 1;
        if (head) {
            for (std::size_t c = 0; c < row.size(); ++c)
                column[row[c]] = c;
            head = false;
            continue;
        }
        const auto cell = [&](const char *name) {
            const auto found = column.find(name);
            return found == column.end() || found->second >= row.size() ? std::string() : row[found->second];
        };
        std::string thread = cell("thread");
        if (thread.empty())
            thread = cell("link_id");
        if (thread.empty())
            thread = "#" + std::to_string(ids.size());
        ids.push_back(cell("id"));
        labelOf.push_back(cell("label"));
        texts.push_back(unescaped(cell("text")));
        const std::string language = cell("lang");
        languages.emplace_back(std::string_view(language.empty() ? code : language));
        threads.push_back(
            threadNumber.emplace(thread, static_cast<std::uint32_t>(threadNumber.size())).first->second);
    }
    std::vector<topics::Document> documents;
    // A copy is the first half of one post and the second half of another: the very same post would not be
    // counted.
    const std::size_t real = texts.size();
    texts.reserve(real * static_cast<std::size_t>(repeat));
    for (std::size_t r = 1; r < static_cast<std::size_t>(repeat); ++r) {
        for (std::size_t d = 0; d < real; ++d) {
            const std::string &one = texts[d];
            const std::string &other = texts[(d + r * 7) % real];
            texts.push_back(one.substr(0, one.find(' ', one.size() / 2)) +
                            other.substr(std::min(other.size(), other.find(' ', other.size() / 2))));
        }
    }
    for (int r = 0; r < repeat; ++r) {
        for (std::size_t d = 0; d < real; ++d)
            documents.push_back({.text = texts[static_cast<std::size_t>(r) * real + d],
                                 .language = languages[d],
                                 .thread = threads[d] + static_cast<std::uint32_t>(r * threadNumber.size())});
    }

    Watch progress(cancelAfter);
    const auto start = std::chrono::steady_clock::now();
    const Result<topics::ThemeModel> model = topics::findThemes(documents, options, progress);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (!model && cancelAfter >= 0) {
        std::printf("cancelled at %.2f s, ended %.0f ms later\n", cancelAfter,
                    (seconds.count() - cancelAfter) * 1000);
        return 0;
    }
    if (!model) {
        std::fprintf(stderr, "%s\n", describe(model.error()).c_str());
        return 1;
    }
    std::size_t assigned = 0;
    for (const std::int32_t theme : model->assignment)
        assigned += theme >= 0;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu documents\t%zu themes\t%.2f s\tassigned %.1f %%\tpeak %ld MB", documents.size(),
                model->themes.size(), seconds.count(),
                documents.empty()
                    ? 0.0
                    : 100.0 * static_cast<double>(assigned) / static_cast<double>(documents.size()),
                usage.ru_maxrss / 1024);
    if (column.contains("label") && repeat == 1) {
        const Agreement with = agreement(model->assignment, labelOf);
        std::printf("\tNMI %.4f\tpurity %.4f", with.information, with.purity);
    }
    std::printf("\n");
    if (labels) {
        std::vector<std::size_t> posts(model->themes.size(), 0);
        for (const std::int32_t theme : model->assignment) {
            if (theme >= 0)
                ++posts[static_cast<std::size_t>(theme)];
        }
        for (std::size_t t = 0; t < model->themes.size(); ++t) {
            const topics::Theme &theme = model->themes[t];
            std::printf("%zu\t%zu posts\t%s", t, posts[t], theme.label.c_str());
            for (const std::string &other : theme.alternates)
                std::printf(" | %s", other.c_str());
            std::printf("\tcoherence %.3f\n\t", theme.coherence);
            for (const std::string &phrase : theme.keyPhrases)
                std::printf("[%s] ", phrase.c_str());
            std::printf("\n\t");
            for (std::size_t i = 0; i < std::min<std::size_t>(theme.terms.size(), 12); ++i)
                std::printf("%s ", theme.terms[i].text.c_str());
            std::printf("\n");
        }
    }
    if (!out.empty()) {
        FILE *assign = std::fopen((out + ".assign").c_str(), "w");
        FILE *topics = std::fopen((out + ".topics").c_str(), "w");
        if (assign == nullptr || topics == nullptr)
            return 1;
        for (std::size_t d = 0; d < ids.size(); ++d)
            std::fprintf(assign, "%s\t%d\n", ids[d].c_str(), model->assignment[d]);
        for (std::size_t t = 0; t < model->themes.size(); ++t) {
            std::fprintf(topics, "%zu\t", t);
            for (std::size_t i = 0; i < std::min<std::size_t>(model->themes[t].terms.size(), 10); ++i)
                std::fprintf(topics, "%s%s", i == 0 ? "" : "|", model->themes[t].terms[i].text.c_str());
            std::fprintf(topics, "\n");
        }
        std::fclose(assign);
        std::fclose(topics);
    }
    return 0;
}
