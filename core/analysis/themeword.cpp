// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themeword.h"

#include "core/analysis/knownnow.h"
#include "core/store/search.h"
#include "core/store/settings.h"
#include "core/text/words.h"
#include "core/topics/placing/placing.h"
#include "core/topics/words/vocabulary.h"

#include <algorithm>

namespace parlance::analysis {

namespace {

/// Whether a post has it, in some form where the themes have learned it, else as it is written. Where posts wait to be indexed
/// nobody can say, and it is taken to be there.
Result<bool> isInAPost(const store::Workspace &workspace, std::string_view word)
{
    if (const auto known = learnedThemes(workspace)) {
        topics::PostReader reader(*known);
        reader.read(word, known->language);
        if (reader.knownShare() >= 1.0)
            return true;
    }
    const auto index = store::setting(workspace.connection(), "index");
    if (!index)
        return index.error();
    if (*index != "complete")
        return true;
    std::string phrase(word);
    std::erase(phrase, '"');
    NoProgress quiet;
    const auto posts = store::matchingPosts(workspace, '"' + phrase + '"', quiet);
    if (!posts)
        return posts.error();
    return !posts->empty();
}

} // namespace

Result<void> checkThemeWord(const store::Workspace &workspace, std::string_view word)
{
    if (word.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {}; // nothing at all is for the edit itself to refuse
    const auto known = learnedThemes(workspace);
    const Language language = known ? known->language : Undetermined;
    const std::vector<text::Word> words = text::words(word, language);
    if (std::any_of(words.begin(), words.end(), [&](const text::Word &one) {
            return topics::canBeTerm(one.folded) && !text::isStopWord(one.folded, language);
        })) {
        const auto there = isInAPost(workspace, word);
        if (!there)
            return there.error();
        if (*there)
            return {};
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "No post has “%1”, so that it can mark no theme. Check how it is spelled, or import "
                                                 "the posts that have it first."),
                     .subject = std::string(word)};
    }
    return Error{
        .code = ErrorCode::BadInput,
        .message = TR_NOOP("Error",
                           "“%1” cannot mark a theme: it is a stop word, a number or too short to tell what "
                           "posts are about. Choose a word that does."),
        .subject = std::string(word)};
}

} // namespace parlance::analysis
