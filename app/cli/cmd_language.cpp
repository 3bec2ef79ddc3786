// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputtexts.h"
#include "options.h"
#include "output.h"

#include "core/text/language.h"
#include "core/text/utf8.h"

namespace parlance::cli {

int runLanguage(const Arguments &arguments)
{
    CommandLine line("language", "< TEXTS",
                     "Reads texts from standard input, one a line, and prints the language of each (ISO 639-1, und when\n"
                     "unsure) and how sure that is, from 0 to 1. Names, tags, addresses, figures and emoji are no\n"
                     "evidence. With --thread all texts are posts of one thread, and what one leaves open the others\n"
                     "decide, as in a workspace.");
    line.add()
        ("tsv", "each line is an id, a tab and a text; the output begins with the id")
        ("json-lines", "each line is a text as a JSON string")
        ("thread", "the texts are posts of one thread");
    line.expect(0, 0);
    if (!line.parse(arguments))
        return ExitDone;
    const bool tsv = line.has("tsv"), jsonLines = line.has("json-lines"), thread = line.has("thread");
    if (tsv && jsonLines)
        throw UsageError("--tsv and --json-lines exclude each other");
    std::vector<std::string> columns{"language", "confidence"};
    if (tsv)
        columns.insert(columns.begin(), "id");
    Table table(line.common().json, "languages", columns);
    const auto print = [&](const std::string &id, const text::LanguageGuess &guess) {
        std::vector<Cell> row{guess.language.code(), Real{guess.confidence, 4}};
        if (tsv)
            row.insert(row.begin(), id);
        table.row(row);
    };
    struct Post
    {
        std::string id;
        text::LanguageReading reading;
    };
    std::vector<Post> posts;
    text::LanguagePool pool;
    InputTexts texts(tsv ? InputTexts::Form::Tsv : jsonLines ? InputTexts::Form::JsonLines : InputTexts::Form::Lines);
    std::string repaired;
    while (const auto given = texts.next()) {
        stopIfInterrupted();
        repaired = given->text;
        text::repairUtf8(repaired);
        if (!thread) {
            print(std::string(given->id), text::guessLanguage(repaired));
            continue;
        }
        posts.push_back({std::string(given->id), text::readLanguage(repaired)});
        text::addTo(pool, posts.back().reading);
    }
    for (const Post &post : posts)
        print(post.id, text::languageIn(pool, post.reading));
    table.finish();
    return ExitDone;
}

} // namespace parlance::cli
