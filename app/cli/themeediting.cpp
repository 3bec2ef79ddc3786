// SPDX-License-Identifier: GPL-3.0-or-later
#include "themeediting.h"

#include "postname.h"
#include "theming.h"

#include "core/analysis/splittheme.h"
#include "core/analysis/themeword.h"
#include "core/store/posts.h"
#include "core/store/themeedits.h"

#include <charconv>

namespace parlance::cli {

namespace {

int numberOf(std::string_view text, const std::string &option)
{
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        throw UsageError(option + " takes the number of a theme, not '" + std::string(text) + "'");
    return number;
}

/// "3=words" as 3 and "words".
std::pair<std::string, std::string> parted(const std::string &text, const std::string &option)
{
    const auto at = text.find('=');
    if (at == std::string::npos)
        throw UsageError(option + " takes two things with = between them, not '" + text + "'");
    return {text.substr(0, at), text.substr(at + 1)};
}

/// The edits of one command on its corpus.
class Editor
{
public:
    explicit Editor(Corpus &corpus) : m_corpus(corpus)
    {
        m_themes = need(store::currentThemes(corpus.workspace));
    }

    const store::Theme &theme(std::string_view text, const std::string &option) const
    {
        const int number = numberOf(text, option);
        for (const store::Theme &one : m_themes) {
            if (one.number == number)
                return one;
        }
        throw Failure(ExitUnusable, "The workspace has no theme " + std::string(text) +
                                        ". \"parlance-cli themes WS --current\" lists them.");
    }

    /// The theme, or none for -1.
    ThemeId target(std::string_view text, const std::string &option) const
    {
        return text == "-1" ? ThemeId() : theme(text, option).id;
    }

    void follow(Result<store::ThemeChange> change)
    {
        need(analysis::reloadThemes(m_corpus.workspace, m_corpus.table, need(std::move(change))));
        m_themes = need(store::currentThemes(m_corpus.workspace));
    }

    std::ptrdiff_t themes() const { return std::ssize(m_themes); }

    std::int64_t postsWithText(int number) const
    {
        std::int64_t posts = 0;
        for (std::size_t row = 0; row < m_corpus.table.size(); ++row)
            posts += m_corpus.table.theme[row] == number && (m_corpus.table.flags[row] & FlagHasText) != 0;
        return posts;
    }

    std::vector<PostId> postsOfThread(const std::string &ownId) const
    {
        std::vector<PostId> posts;
        for (const ThreadId thread : need(store::threadsNamed(m_corpus.workspace, ownId))) {
            const auto index = m_corpus.table.threadIndex(thread);
            for (std::size_t row = 0; index && row < m_corpus.table.size(); ++row) {
                if (m_corpus.table.thread[row] == *index)
                    posts.push_back(m_corpus.table.id[row]);
            }
        }
        if (posts.empty())
            throw Failure(ExitUnusable, "The workspace has no thread " + ownId + ".");
        return posts;
    }

private:
    Corpus &m_corpus;
    std::vector<store::Theme> m_themes;
};

} // namespace

ThemeEditing::ThemeEditing()
{
    const auto list = [](std::vector<std::string> &target, const char *name) {
        return po::value<std::vector<std::string>>(&target)->value_name(name);
    };
    m_group.add_options()("current", "prints the themes as they are; changes nothing")(
        "undo", po::bool_switch(&m_undo), "takes the last edit back")("redo", po::bool_switch(&m_redo),
                                                                      "does it again")(
        "rename", list(m_renames, "N=LABEL"), "names theme N; an empty label takes the name back")(
        "merge", list(m_merges, "N,M,..."), "makes them one, theme N")(
        "split", list(m_splits, "N[=K]"), "splits theme N into K, or into as many as its posts suggest; the largest part keeps a name, words and a pin that "
        "were given")(
        "include-word", list(m_includes, "N=WORD"),
        "a word that belongs to theme N; posts with it follow when themes are found again, unless more of their words speak against it")(
        "exclude-word", list(m_excludes, "WORD"), "a word that marks no theme")(
        "move-post", list(m_moves, "ID=N"),
        "puts the post with this id of its platform into theme N, -1 = into none; where several posts have the id, PLATFORM:ID or "
        "WHICH/ID names one: WHICH is its thread, forum or kind as v_post has them, or FORUM/THREAD")(
        "move-thread", list(m_threads, "ID=N"), "the same for all posts of a thread")(
        "pin", list(m_pins, "N"), "theme N keeps its posts when themes are found again")(
        "unpin", list(m_unpins, "N"), "it no longer does");
}

bool ThemeEditing::isWanted() const
{
    bool any = m_undo || m_redo;
    for (const auto *list : {&m_renames, &m_merges, &m_splits, &m_includes, &m_excludes, &m_moves, &m_threads,
                             &m_pins, &m_unpins})
        any = any || !list->empty();
    return any;
}

void ThemeEditing::apply(Corpus &corpus, const CommonOptions &common, ConsoleProgress &progress) const
{
    const store::Workspace &workspace = corpus.workspace;
    // All edits of a command hold, or none.
    auto together = need(store::EditsTogether::begin(workspace));
    Editor editor(corpus);
    const auto turn = [&](Result<store::ThemeChange> change, const char *nothing) {
        if (change && *change == store::ThemeChange::Nothing)
            say(common.quiet, nothing);
        editor.follow(std::move(change));
    };
    if (m_undo)
        turn(store::undoThemeEdit(workspace), "There is no edit to take back.");
    if (m_redo)
        turn(store::redoThemeEdit(workspace), "There is no edit to do again.");
    for (const std::string &text : m_renames) {
        const auto [number, label] = parted(text, "--rename");
        editor.follow(store::renameTheme(workspace, editor.theme(number, "--rename").id, label));
    }
    for (const std::string &text : m_merges) {
        std::vector<ThemeId> ids;
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t comma = std::min(text.find(',', at), text.size());
            ids.push_back(editor.theme(std::string_view(text).substr(at, comma - at), "--merge").id);
            at = comma + 1;
        }
        editor.follow(store::mergeThemes(workspace, ids, ids.front()));
    }
    for (const std::string &text : m_splits) {
        const auto at = text.find('=');
        analysis::SplitOptions options{.parts = 0, .seed = common.seed, .threads = common.threads};
        if (at != std::string::npos)
            options.parts = numberOf(std::string_view(text).substr(at + 1), "--split");
        if (at != std::string::npos && options.parts < 2)
            throw UsageError("--split takes 2 parts or more");
        progress.start("Splitting");
        const store::Theme whole = editor.theme(std::string_view(text).substr(0, at), "--split");
        const auto posts = editor.postsWithText(whole.number);
        const auto others = editor.themes() - 1;
        editor.follow(analysis::splitTheme(workspace, corpus.table, whole, options, progress));
        progress.finish();
        tellNumber(options.parts, editor.themes() - others, posts, "parts", common);
    }
    for (const std::string &text : m_includes) {
        const auto [number, word] = parted(text, "--include-word");
        need(analysis::checkThemeWord(workspace, word));
        editor.follow(store::includeWord(workspace, editor.theme(number, "--include-word").id, word));
    }
    for (const std::string &word : m_excludes)
        editor.follow(store::excludeWord(workspace, word));
    for (const std::string &text : m_moves) {
        const auto [id, number] = parted(text, "--move-post");
        const PostId post = postNamed(workspace, id);
        editor.follow(store::movePosts(workspace, std::span(&post, 1), editor.target(number, "--move-post")));
    }
    for (const std::string &text : m_threads) {
        const auto [id, number] = parted(text, "--move-thread");
        editor.follow(
            store::movePosts(workspace, editor.postsOfThread(id), editor.target(number, "--move-thread")));
    }
    for (const std::string &number : m_pins)
        turn(store::pinTheme(workspace, editor.theme(number, "--pin").id, true), "That theme is pinned already.");
    for (const std::string &number : m_unpins)
        turn(store::pinTheme(workspace, editor.theme(number, "--unpin").id, false), "That theme is not pinned.");
    need(together.commit());
}

} // namespace parlance::cli
