// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "output.h"
#include "postname.h"

#include "core/store/cleaning.h"
#include "core/store/posts.h"

namespace parlance::cli {

namespace {

/// "name=program" as the name and what is said of it; nothing is said with "auto". \throws UsageError
std::pair<std::string, std::optional<bool>> saidOf(const std::string &text, const std::string &option)
{
    const auto at = text.rfind('=');
    const std::string what = at == std::string::npos ? "" : text.substr(at + 1);
    if (at == 0 || (what != "program" && what != "person" && what != "auto"))
        throw UsageError(option + " takes a name and =program, =person or =auto behind it, not '" + text +
                         "'");
    return {text.substr(0, at), what == "auto" ? std::nullopt : std::optional(what == "program")};
}

} // namespace

int runBots(const Arguments &arguments)
{
    std::vector<std::string> authors, posts;
    CommandLine line(
        "bots", "WORKSPACE",
        "Lists what was said of who is a program and who is a person, against or beside what the program\n"
        "finds itself; or says it. Posts by programs are left out of a selection unless --include-bots is\n"
        "given. What is said holds for posts that come later too, and can be taken back at any time: then\n"
        "what the program finds counts again. A word about a post counts before one about its author.");
    line.add()("author", po::value<std::vector<std::string>>(&authors)->value_name("NAME=WHAT"),
               "says of an account: program or person; auto takes it back")(
        "post", po::value<std::vector<std::string>>(&posts)->value_name("ID=WHAT"),
        "says it of one post, by the id of its platform; THREAD/ID where several posts have the id");
    line.expect(1, 1);
    if (!line.parse(arguments))
        return ExitDone;
    const CommonOptions &common = line.common();
    const bool says = !authors.empty() || !posts.empty();
    const auto workspace = need(says ? store::Workspace::open(line.positional()[0])
                                     : store::Workspace::openReadOnly(line.positional()[0]));
    using store::BotScope;
    for (const std::string &text : authors) {
        const auto [name, isBot] = saidOf(text, "--author");
        const auto ids = need(store::authorsNamed(workspace, name));
        if (ids.empty())
            throw Failure(ExitUnusable, "Nobody in the workspace is called " + name + ".");
        for (const AuthorId id : ids)
            need(store::setBotWord(workspace, BotScope::Author, id.value, isBot));
    }
    for (const std::string &text : posts) {
        const auto [ownId, isBot] = saidOf(text, "--post");
        need(store::setBotWord(workspace, BotScope::Post, postNamed(workspace, ownId).value, isBot));
    }
    Table output(common.json, "bots", {"scope", "name", "author", "said", "said_utc"});
    for (const store::BotWord &word : need(store::botWords(workspace)))
        output.row({std::string(word.scope == BotScope::Author ? "author" : "post"), word.name, word.author,
                    std::string(word.isBot ? "program" : "person"), timeText(word.saidUtc, common.zone)});
    output.finish();
    return ExitDone;
}

} // namespace parlance::cli
