// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/themeword.h"

#include "core/analysis/knownnow.h"
#include "core/text/words.h"
#include "core/topics/vocabulary.h"

#include <algorithm>

namespace parlance::analysis {

Result<void> checkThemeWord(const store::Workspace &workspace, std::string_view word)
{
    if (word.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {}; // nothing at all is for the edit itself to refuse
    const auto known = learnedThemes(workspace);
    const Language language = known ? known->language : Undetermined;
    const std::vector<text::Word> words = text::words(word, language);
    if (std::any_of(words.begin(), words.end(), [&](const text::Word &one) {
            return topics::canBeTerm(one.folded) && !text::isStopWord(one.folded, language);
        }))
        return {};
    return Error{
        .code = ErrorCode::BadInput,
        .message = TR_NOOP("Error",
                           "“%1” cannot mark a theme: it is a stop word, a number or too short to tell what "
                           "posts are about. Choose a word that does."),
        .subject = std::string(word)};
}

} // namespace parlance::analysis
