// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/sentiment/sentiment.h"
#include "core/store/workspace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::store {

using SampleId = StrongId<struct SampleTag>;

/// What of the program's work people check.
enum class Checked
{
    Sentiment,
    Themes
};

std::string_view checkedName(Checked checked); ///< "sentiment", "themes"

/// What a person says of a post: of its sentiment, or whether it belongs to the theme that the program gave
/// it.
enum class Answer : std::uint8_t
{
    None = 0,
    Negative,
    Neutral,
    Positive,
    Mixed,
    Yes,
    Partly,
    No
};

/// The answers to one question, in the order in which they are asked for.
std::span<const Answer> answersTo(Checked checked);
/// "negative", "neutral", "positive", "mixed"; "yes", "partly", "no"; empty for None. As stored and exported.
std::string_view answerName(Answer answer);
/// The answer with that name or number (from 1), whatever the case; nullopt where it is none.
std::optional<Answer> answerNamed(Checked checked, std::string_view name);

/// A part of the selection that posts were drawn from.
struct Stratum
{
    static constexpr int NoTheme = -1;                   ///< the unassigned
    static constexpr int OtherThemes = -2;               ///< several small themes together
    sentiment::Class sentiment = sentiment::Class::None; ///< None: any
    int theme = NoTheme;                                 ///< number within the sample's run
    std::int64_t posts = 0;                              ///< of the selection
};

struct SampledPost
{
    PostId post;
    int stratum = 0;
    sentiment::Class sentiment = sentiment::Class::None; ///< as tagged when it was drawn
    ThemeId theme;                                       ///< as assigned when it was drawn; 0: none
};

/// Posts drawn to be read by people, in the order in which they are shown.
struct Sample
{
    SampleId id;
    Checked checked = Checked::Sentiment;
    std::int64_t drawnUtc = 0;
    std::uint64_t seed = 1;
    std::string selection; ///< JSON object, as analysis::Filter writes it
    RunId run;             ///< the themes at the time; 0: none
    std::string version;   ///< of the program
    std::vector<Stratum> strata;
    std::vector<SampledPost> posts; ///< by place
};

struct Label
{
    int place = 0;     ///< in the sample, from 0
    std::string coder; ///< who said so
    Answer answer = Answer::None;
    std::int64_t labelledUtc = 0; ///< 0: now
};

/// Stores a sample in one transaction. \returns its id.
Result<SampleId> addSample(const Workspace &workspace, const Sample &sample);
/// The one drawn last; nullopt when there is none.
Result<std::optional<Sample>> newestSample(const Workspace &workspace, Checked checked);
/// \error NotFound
Result<Sample> sample(const Workspace &workspace, SampleId id);

/// All answers about a sample, by coder and place.
Result<std::vector<Label>> labels(const Workspace &workspace, SampleId sample);
/// Stores answers in one transaction; a later one of the same coder on the same place takes the place of the
/// earlier, None takes it back.
Result<void> setLabels(const Workspace &workspace, SampleId sample, std::span<const Label> labels);

} // namespace parlance::store
