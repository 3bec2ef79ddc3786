// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "postname.h"

#include "core/import/languages.h"
#include "core/store/posts.h"

namespace parlance::cli {

namespace {

/// "name=fr" as the name and what is said of it; nothing is said with "auto". \throws UsageError
std::pair<std::string, std::optional<Language>> saidOf(const std::string &text, const std::string &option)
{
    const auto at = text.rfind('=');
    const std::string what = at == std::string::npos ? "" : text.substr(at + 1);
    const bool isCode =
        what.size() == 2 && what[0] >= 'a' && what[0] <= 'z' && what[1] >= 'a' && what[1] <= 'z';
    if (at == 0 || !(isCode || what == "und" || what == "auto"))
        throw UsageError(
            option +
            " takes a name and the two letters of a language behind it, as =fr, or =und, or =auto, not '" +
            text + "'");
    return {text.substr(0, at), what == "auto" ? std::nullopt : std::optional(Language(what))};
}

std::string nameOf(store::LanguageScope scope)
{
    switch (scope) {
    case store::LanguageScope::Post:
        return "post";
    case store::LanguageScope::Thread:
        return "thread";
    case store::LanguageScope::Forum:
        break;
    }
    return "forum";
}

} // namespace

int runLanguages(const Arguments &arguments)
{
    std::vector<std::string> posts, threads, forums;
    CommandLine line(
        "languages", "WORKSPACE",
        "Lists what was said of the languages of posts, threads and forums, against what the program finds\n"
        "itself; or says it. Sentiment follows. What is said holds for posts that come later too, and can "
        "be\n"
        "taken back at any time: then what the program finds counts again. A word about a post counts "
        "before\n"
        "one about its thread, and that before one about its forum.");
    const auto list = [](std::vector<std::string> &target, const char *name) {
        return po::value<std::vector<std::string>>(&target)->value_name(name);
    };
    line.add()(
        "post", list(posts, "ID=XX"),
        "says it of a post, by the id of its platform: a code of ISO 639-1, or und; auto takes it back")(
        "thread", list(threads, "ID=XX"),
        "of a thread, by the id of its submission")("forum", list(forums, "NAME=XX"), "of a forum");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const bool says = !posts.empty() || !threads.empty() || !forums.empty();
    ConsoleProgress progress(common.quiet);
    const auto workspace = need(says ? store::Workspace::open(line.positional()[0])
                                     : store::Workspace::openReadOnly(line.positional()[0]));
    using store::LanguageScope;
    const auto say = [&](LanguageScope scope, const std::string &text, const auto &named) {
        const auto [name, language] = saidOf(text, "--" + nameOf(scope));
        const auto ids = need(named(workspace, name));
        if (ids.empty())
            throw Failure(ExitUnusable, "There is no " + nameOf(scope) + " " + name + " in the workspace.");
        for (const auto id : ids)
            need(import::correctLanguage(workspace, scope, id.value, language, progress));
    };
    for (const std::string &text : forums)
        say(LanguageScope::Forum, text, store::forumsNamed);
    for (const std::string &text : threads)
        say(LanguageScope::Thread, text, store::threadsNamed);
    for (const std::string &text : posts)
        say(LanguageScope::Post, text, [](const store::Workspace &from, const std::string &name) {
            return Result<std::vector<PostId>>(std::vector{postNamed(from, name)});
        });
    progress.finish();
    Table output(common.json, "languages", {"scope", "name", "about", "said", "said_utc"});
    for (const store::LanguageWord &word : need(store::languageWords(workspace)))
        output.row({nameOf(word.said.scope), word.name, word.about, word.said.language.code(),
                    timeText(word.saidUtc, common.zone)});
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
