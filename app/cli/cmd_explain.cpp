// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "theming.h"

#include "core/analysis/explainpost.h"

namespace parlance::cli {

namespace {

const char *reasonName(analysis::PostExplanation::Reason reason)
{
    constexpr const char *names[] = {"words",          "thread",   "person",   "kept",
                                     "other-unmarked", "unmarked", "strange", "unlikely", "unread"};
    return names[static_cast<std::size_t>(reason)];
}

} // namespace

int runExplain(const Arguments &arguments)
{
    int theme = -1, against = -1;
    CommandLine line(
        "explain", "WORKSPACE POST",
        "Why a post is in its theme, or in the likeliest when it is in none, word by word: how much each\n"
        "speaks for it rather than for the likeliest other theme (log likelihood ratios). The lines size,\n"
        "thread and word add up to total; in short posts a rare word also speaks with what its kin say. The\n"
        "line witness is the word that marks the theme most against all others together, by all posts that\n"
        "use it; firm is what that word and the total come to, and asked what a post of so many words needs\n"
        "of it: with less it is in no theme by its words, whatever the total (a search asks this before its\n"
        "last posts have moved, so that a post may have come to a little less). The line reason tells what put\n"
        "the post where it is: words; thread (its words do not, but its thread is there: value is the share\n"
        "of the thread); person (who moved it); kept (the total speaks for another theme, but a person has\n"
        "named, merged or pinned this one); other-unmarked (the same, but no word marks the other firmly\n"
        "enough); and of a post in no theme unmarked (firm is less than asked), strange (it came after the\n"
        "search, and the themes know few of its words), unlikely (no theme is likely enough) or unread (the\n"
        "search did not look at it: it is by a bot or a moderator, a copy, or not of its selection). Lines of\n"
        "kind paragraph follow for a long post: the theme of each by itself, and its probability. POST is its\n"
        "own id, or THREAD/ID where several posts have the id.");
    line.add()("theme", po::value<int>(&theme)->value_name("N"), "explain this theme instead")(
        "against", po::value<int>(&against)->value_name("N"), "compare with this theme");
    line.expect(2, 2);
    if (!line.parse(arguments))
        return ExitDone;
    if (line.has("theme"))
        notNegative(theme, "--theme");
    if (line.has("against"))
        notNegative(against, "--against");
    const CommonOptions &common = line.common();
    ConsoleProgress progress(common.quiet);
    const Corpus corpus =
        openCorpus(line.positional()[0], Access::Read, SelectionOptions(), common, progress);
    const auto themes = foundThemes(corpus.workspace);
    for (const int number : {theme, against}) {
        if (number >= 0)
            themeNumbered(themes, std::to_string(number));
    }
    const std::uint32_t row = rowNamed(corpus, line.positional()[1]);
    const auto known = knownThemes(corpus, progress);
    const analysis::PostExplanation explained =
        need(analysis::explainPost(corpus.workspace, corpus.table, known, row, theme, against));
    progress.finish();

    Table output(common.json, "evidence", {"kind", "theme", "against", "words", "begin", "end", "value"});
    const topics::Explanation &why = explained.why;
    const auto add = [&](const char *kind, Cell words, Cell begin, Cell end, double value) {
        output.row({std::string(kind), std::int64_t{why.theme}, std::int64_t{why.against}, std::move(words),
                    std::move(begin), std::move(end), Real{value, 4}});
    };
    add("size", Cell(), Cell(), Cell(), why.size);
    add("thread", Cell(), Cell(), Cell(), why.thread);
    for (const topics::Evidence &word : why.words)
        add("word", explained.text.substr(word.begin, word.end - word.begin), numberCell(word.begin),
            numberCell(word.end), word.value);
    add("total", Cell(), Cell(), Cell(), why.total);
    if (why.witness)
        output.row({std::string("witness"), std::int64_t{why.theme}, Cell(),
                    explained.text.substr(why.witness->begin, why.witness->end - why.witness->begin),
                    numberCell(why.witness->begin), numberCell(why.witness->end),
                    Real{why.witness->value, 4}});
    if (why.witness && why.asked > topics::AnyWitness) {
        add("firm", Cell(), Cell(), Cell(), why.firm);
        add("asked", Cell(), Cell(), Cell(), why.asked);
    }
    output.row({std::string("reason"), std::int64_t{explained.theme}, Cell(),
                std::string(reasonName(explained.reason)), Cell(), Cell(),
                explained.reason == analysis::PostExplanation::Reason::Thread &&
                        explained.lead.theme == explained.theme
                    ? Cell(Real{static_cast<double>(explained.lead.share), 4})
                    : Cell()});
    for (const analysis::ParagraphTheme &part : explained.paragraphs)
        output.row({std::string("paragraph"), std::int64_t{part.theme}, Cell(),
                    explained.text.substr(part.begin, part.end - part.begin), numberCell(part.begin),
                    numberCell(part.end), Real{static_cast<double>(part.weight), 4}});
    output.fact("assigned", explained.theme);
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
