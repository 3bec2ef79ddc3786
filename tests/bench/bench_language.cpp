// SPDX-License-Identifier: GPL-3.0-or-later
// bench_language [--seed N] FILE...: how well the language of short texts is told. Each FILE is a table packed with gzip
// (id, lang, label, text). Texts of one language are dealt, by the seed, into threads of eight; printed is, for each
// language and length, the share of texts whose language CLD2 alone, the text alone and the text with its thread miss. A
// language that is not told ("und") counts as missed.
#include "core/text/language.h"

#include <cstdio> // compact_lang_det.h uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zlib.h>

using namespace parlance;

namespace {

struct Text
{
    std::string language, words;
};

std::string unescaped(std::string_view field)
{
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\\' && i + 1 < field.size()) {
            const char c = field[++i];
            text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        } else {
            text += field[i];
        }
    }
    return text;
}

std::vector<Text> readTexts(const char *path)
{
    std::vector<Text> texts;
    gzFile file = gzopen(path, "rb");
    if (file == nullptr) {
        std::fprintf(stderr, "bench_language: %s cannot be read.\n", path);
        std::exit(3);
    }
    std::array<char, 1 << 16> line{};
    while (gzgets(file, line.data(), static_cast<int>(line.size())) != nullptr) {
        std::string_view rest(line.data());
        std::array<std::string_view, 4> fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::size_t end = std::min(rest.find_first_of(i < 3 ? "\t\n" : "\n"), rest.size());
            fields[i] = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (fields[1].size() == 2)
            texts.push_back({std::string(fields[1]), unescaped(fields[3])});
    }
    gzclose(file);
    return texts;
}

std::string cldAlone(const std::string &text)
{
    const CLD2::CLDHints noHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    std::array<CLD2::Language, 3> top{};
    std::array<int, 3> percent{};
    std::array<double, 3> score{};
    int textBytes = 0;
    int validBytes = 0;
    bool isReliable = false;
    const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &noHints, 0, top.data(), percent.data(), score.data(), nullptr,
        &textBytes, &isReliable, &validBytes);
    return isReliable && found != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(found) : "und";
}

struct Misses
{
    int texts = 0, cld = 0, alone = 0, thread = 0;
    int cldWrong = 0, aloneWrong = 0, threadWrong = 0; ///< of them, told as another language
};

const char *bandOf(std::size_t bytes)
{
    return bytes < 20 ? "1-19" : bytes < 40 ? "20-39" : bytes < 80 ? "40-79" : "80-";
}

void judge(const std::vector<const Text *> &thread, std::map<std::pair<std::string, std::string>, Misses> &table)
{
    text::LanguagePool pool;
    std::vector<text::LanguageReading> readings;
    for (const Text *post : thread) {
        readings.push_back(text::readLanguage(post->words));
        text::addTo(pool, readings.back());
    }
    for (std::size_t i = 0; i < thread.size(); ++i) {
        const std::string alone = text::guessLanguage(thread[i]->words).language.code();
        const std::string with = text::languageIn(pool, readings[i]).language.code();
        const std::string cld = cldAlone(thread[i]->words);
        const std::string &right = thread[i]->language;
        for (const std::string &language : {right, std::string("all")}) {
            Misses &misses = table[{bandOf(thread[i]->words.size()), language}];
            const auto count = [&right](const std::string &told, int &missed, int &wrong) {
                missed += told != right;
                wrong += told != right && told != "und";
            };
            ++misses.texts;
            count(cld, misses.cld, misses.cldWrong);
            count(alone, misses.alone, misses.aloneWrong);
            count(with, misses.thread, misses.threadWrong);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    std::uint64_t seed = 1;
    std::map<std::string, std::vector<Text>> byLanguage;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--seed" && i + 1 < argc) {
            seed = std::strtoull(argv[++i], nullptr, 10);
            continue;
        }
        for (Text &text : readTexts(argv[i])) {
            std::string &words = text.words; // these texts have "http" for an address
            for (std::size_t at = words.find("http"); at != std::string::npos; at = words.find("http", at))
                words.erase(at, 4);
            byLanguage[text.language].push_back(std::move(text));
        }
    }
    if (byLanguage.empty()) {
        std::fprintf(stderr, "Usage: bench_language [--seed N] FILE...\n");
        return 2;
    }
    std::map<std::pair<std::string, std::string>, Misses> mixed, kept;
    for (auto &[language, texts] : byLanguage) {
        std::mt19937_64 random(seed);
        for (std::size_t i = texts.size(); i > 1; --i)
            std::swap(texts[i - 1], texts[random() % i]);
        // Threads of texts as they come, and threads of nothing but short ones.
        std::vector<const Text *> thread;
        const auto deal = [&](auto &table, auto isWanted) {
            thread.clear();
            for (const Text &text : texts) {
                if (!isWanted(text))
                    continue;
                thread.push_back(&text);
                if (thread.size() == 8) {
                    judge(thread, table);
                    thread.clear();
                }
            }
        };
        deal(mixed, [](const Text &) { return true; });
        deal(kept, [](const Text &text) { return bandOf(text.words.size()) == std::string_view("20-39"); });
    }
    const auto print = [](const char *title, const auto &table) {
        std::printf("%s\nbytes\tlanguage\ttexts\tCLD2 missed\twrong\talone missed\twrong\tthread missed\twrong\n", title);
        for (const auto &[key, misses] : table) {
            const auto percent = [&](int count) { return 100.0 * count / std::max(1, misses.texts); };
            std::printf("%s\t%s\t%d\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\n", key.first.c_str(), key.second.c_str(), misses.texts,
                        percent(misses.cld), percent(misses.cldWrong), percent(misses.alone), percent(misses.aloneWrong),
                        percent(misses.thread), percent(misses.threadWrong));
        }
    };
    print("Threads of eight texts of any length, percent", mixed);
    print("\nThreads of eight texts of 20 to 39 bytes, percent", kept);
    return 0;
}
