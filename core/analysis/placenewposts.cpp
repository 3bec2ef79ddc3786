// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/placenewposts.h"

#include "core/analysis/countednow.h"
#include "core/analysis/knownnow.h"
#include "core/analysis/runscope.h"
#include "core/analysis/themecorpus.h"
#include "core/store/thememodel.h"
#include "core/topics/placing/placing.h"
#include "core/topics/placing/threadvotes.h"
#include "core/topics/words/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace parlance::analysis {

namespace {

constexpr double UsualDrift = 0.12; ///< of the newest 300 of 1,000 posts of a forum: about this in one of 14, below 0.09 in the others
constexpr double TooManyStrange = 0.15; ///< share of posts that speak of something else; of posts like those that taught up to 0.06
constexpr std::int64_t EnoughPosts = 50; ///< fewer say nothing about drift
const Error Cancelled{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "Cancelled.")};

/// A theme that the run found, or that a split made, whether or not it was merged into another since.
struct Component
{
    ThemeId id;
    int number = 0;
    std::int32_t current = -1; ///< index of the theme that it is part of now
};

std::vector<Component> componentsOf(std::span<const store::Theme> themes, const KnownNow &now)
{
    std::vector<Component> components;
    for (const store::Theme &theme : themes) {
        const auto index = now.indexOf(theme.number);
        const auto current = index ? static_cast<std::int32_t>(*index) : -1;
        components.push_back({theme.id, theme.number, current});
        for (std::size_t part = 0; part < theme.parts.size(); ++part)
            components.push_back({theme.parts[part], theme.partNumbers[part], current});
    }
    return components;
}

/// New posts, in documents that get a theme as a whole.
struct NewDocuments
{
    ThemeCorpus corpus;
    std::vector<std::uint32_t> rows;
    std::vector<std::int32_t> theme;      ///< per document: index of a theme as it is now, -1 = none
    std::vector<float> weight;            ///< per document
    std::vector<std::int32_t> component;  ///< per document: where in its theme, -1 = none
    topics::TermCounts words;             ///< how often each document uses each word
    std::vector<store::RewrittenPost> rewritten; ///< those that were counted as they were
};

/// nullptr where it is none of these.
const store::RewrittenPost *find(std::span<const store::RewrittenPost> rewritten, PostId post)
{
    const auto found = std::lower_bound(rewritten.begin(), rewritten.end(), post,
                                        [](const store::RewrittenPost &one, PostId wanted) { return one.post < wanted; });
    return found == rewritten.end() || found->post != post ? nullptr : &*found;
}

/// Those that no pinned theme holds.
Result<std::vector<store::RewrittenPost>> rewrittenPosts(const store::Workspace &workspace, const PostTable &table,
                                                         std::span<const store::Theme> themes)
{
    auto rewritten = store::rewrittenPosts(workspace);
    if (!rewritten)
        return rewritten;
    std::erase_if(*rewritten, [&](const store::RewrittenPost &one) {
        const auto row = table.rowOf(one.post);
        return row && std::any_of(themes.begin(), themes.end(), [&](const store::Theme &theme) {
                   return theme.pinned && theme.number == table.theme[*row];
               });
    });
    return rewritten;
}

/// Themes of the threads that are known, where a run gave threads themes: the one of most of their posts.
std::vector<std::int32_t> themesOfThreads(const PostTable &table, const KnownNow &now, std::span<const PostId> seen)
{
    constexpr std::int32_t New = -2;
    std::vector<std::int32_t> themes(table.threads.size(), New);
    topics::ThreadVotes votes(now.numbers.size());
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (!std::binary_search(seen.begin(), seen.end(), table.id[row]))
            continue;
        themes[table.thread[row]] = -1;
        if (const auto index = now.indexOf(table.theme[row]))
            votes.add(table.thread[row], static_cast<std::int32_t>(*index));
    }
    for (std::uint32_t thread = 0; thread < themes.size(); ++thread) {
        if (themes[thread] == -1)
            themes[thread] = topics::leadOf(votes.of(thread), votes.themes(), -1).theme;
    }
    return themes;
}

/// Of the parts of a merged theme, the one that a document would be in by its words: when the merge is taken back, it is there.
std::vector<std::int32_t> likeliestParts(const store::Workspace &workspace, const KnownNow &now,
                                         std::span<const Component> components, const NewDocuments &posts, int workers,
                                         const Progress &progress)
{
    std::vector<std::int32_t> chosen(posts.theme.size(), -1);
    std::vector<std::vector<std::uint32_t>> documentsOf(now.numbers.size());
    for (std::uint32_t d = 0; d < posts.theme.size(); ++d) {
        if (posts.theme[d] >= 0)
            documentsOf[static_cast<std::size_t>(posts.theme[d])].push_back(d);
    }
    for (std::size_t theme = 0; theme < documentsOf.size(); ++theme) {
        std::vector<std::int32_t> parts;
        for (std::int32_t i = 0; i < std::ssize(components); ++i) {
            const Component &part = components[static_cast<std::size_t>(i)];
            if (part.current != static_cast<std::int32_t>(theme))
                continue;
            parts.push_back(i);
            if (part.number == now.numbers[theme]) {
                for (const std::uint32_t d : documentsOf[theme])
                    chosen[d] = i;
            }
        }
        if (parts.size() < 2 || documentsOf[theme].empty())
            continue;
        const auto found = learnedThemes(workspace);
        if (!found)
            continue;
        // Parts that a split made are not among what the run knows: posts go to those which are.
        std::erase_if(parts, [&](std::int32_t part) {
            return static_cast<std::size_t>(components[static_cast<std::size_t>(part)].number) >= found->themes.size();
        });
        if (parts.size() < 2)
            continue;
        topics::KnownThemes among = *found;
        among.themes.clear();
        for (const std::int32_t part : parts)
            among.themes.push_back(found->themes[static_cast<std::size_t>(components[static_cast<std::size_t>(part)].number)]);
        among.evidence = among.thinEvidence = among.threadPrior = among.knownShare = 0.0;
        among.bars = {};
        std::vector<topics::Document> documents;
        for (const std::uint32_t d : documentsOf[theme])
            documents.push_back(posts.corpus.documents[d]);
        topics::ThreadVotes alone(parts.size());
        const auto placed = topics::placePosts(among, documents, alone, workers, progress);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (placed[i].theme >= 0)
                chosen[documentsOf[theme][i]] = parts[static_cast<std::size_t>(placed[i].theme)];
        }
    }
    return chosen;
}

/// The words of posts as they were before, by theme as it was found or made.
topics::CountedWords countedBefore(const std::vector<std::string> &words, const topics::KnownThemes &known, const PostTable &table,
                                   std::span<const Component> components, const NewDocuments &posts, int workers,
                                   const Progress &progress)
{
    std::vector<topics::Document> documents;
    std::vector<std::int32_t> component;
    for (const store::RewrittenPost &one : posts.rewritten) {
        const auto row = table.rowOf(one.post);
        documents.push_back({.text = one.text, .language = row ? table.language[*row] : Undetermined});
        const auto in = std::find_if(components.begin(), components.end(), [&](const Component &part) { return part.id == one.theme; });
        component.push_back(in == components.end() ? -1 : static_cast<std::int32_t>(in - components.begin()));
    }
    return topics::countWords(words, known, documents, component, components.size(), workers, progress);
}

/// What was counted of the words of all posts and of the themes, with the new posts.
Result<store::JoinedWordCounts> countedWith(const store::Workspace &workspace, const topics::KnownThemes &known, const PostTable &table,
                                            std::span<const Component> components, const NewDocuments &posts, int workers,
                                            const Progress &progress)
{
    auto counted = countedNow(workspace);
    if (!counted)
        return counted.error();
    if (!*counted)
        return store::JoinedWordCounts();
    auto &[words, all, stored, themes] = **counted;
    const topics::CountedWords before = countedBefore(words, known, table, components, posts, workers, progress);
    const topics::CountedWords more =
        topics::countWords(std::move(words), posts.words, posts.component, components.size());
    all.add(more.all);
    all.subtract(before.all);
    // A part's posts are those of the theme that it was split off from, too.
    std::map<ThemeId, topics::WordCounts> added, taken;
    for (std::size_t i = 0; i < components.size(); ++i) {
        for (ThemeId id = components[i].id; id;) {
            added[id].add(more.themes[i]);
            taken[id].add(before.themes[i]);
            const auto made = std::find_if(stored.begin(), stored.end(),
                                           [&](const auto &one) { return one.theme == id; });
            id = made == stored.end() ? ThemeId() : made->splitFrom;
        }
    }
    store::JoinedWordCounts counts{.run = topics::toBytes(all), .themes = {}};
    for (const store::ThemeWordCounts &one : stored) {
        const auto with = added.find(one.theme);
        if (with == added.end() || with->second.posts + taken[one.theme].posts == 0)
            continue;
        auto sum = topics::wordCountsFrom(one.counts);
        if (!sum)
            return sum.error();
        sum->add(with->second);
        sum->subtract(taken[one.theme]);
        counts.themes.emplace_back(one.theme, topics::toBytes(*sum));
    }
    return counts;
}

/// The posts that belong to what the run looked at and came after it, or were written anew.
Result<Selection> newPosts(const store::Workspace &workspace, const PostTable &table, const RunScope &scope,
                           std::span<const PostId> seen, std::span<const store::RewrittenPost> rewritten, Progress &progress)
{
    if (!scope.selection.themes.empty())
        return Error{.code = ErrorCode::BadInput,
                     .message = TR_NOOP("Error", "These themes were found among the posts of other themes, and new posts are in "
                                                 "none of these. Find the themes again, so that they have all posts.")};
    auto selected = select(table, scope.selection, workspace, progress);
    if (!selected)
        return selected.error();
    Selection rows;
    for (const std::uint32_t row : *selected) {
        if ((table.flags[row] & FlagHasText) == 0)
            continue;
        // One that is in a theme was put there by a person before any search saw it.
        const bool isNew = table.theme[row] < 0 && !std::binary_search(seen.begin(), seen.end(), table.id[row]);
        if (isNew || find(rewritten, table.id[row]) != nullptr)
            rows.push_back(row);
    }
    return rows;
}

/// Of each batch with as many before it as tell something together, what the themes know least.
NewPosts driftOf(std::span<const store::JoinedBatch> batches, double usual)
{
    NewPosts result;
    bool told = false;
    for (std::size_t last = 0; last < batches.size(); ++last) {
        store::JoinedBatch sum;
        for (std::size_t i = last + 1; i-- > 0 && sum.posts < EnoughPosts;) {
            sum.posts += batches[i].posts;
            sum.measured += batches[i].measured;
            sum.known += batches[i].known;
            sum.strange += batches[i].strange;
        }
        const auto measured = static_cast<double>(sum.measured);
        const double drift = measured > 0 && usual > 0 ? std::clamp(1.0 - sum.known / measured / usual, 0.0, 1.0) : 0.0;
        result.drift = told ? std::max(result.drift, drift) : drift;
        told = sum.posts >= EnoughPosts;
        // The share of known words of a post differs by half of what is usual: of n posts, two deviations of their mean.
        const bool strange = drift > UsualDrift + 1.0 / std::sqrt(measured) || static_cast<double>(sum.strange) > TooManyStrange * measured;
        result.runAgain = result.runAgain || (told && strange);
    }
    return result;
}

} // namespace

Result<NewPosts> placeNewPosts(const store::Workspace &workspace, const PostTable &table, int workers,
                               Progress &progress)
{
    const auto run = store::currentThemeRun(workspace);
    if (!run)
        return run.error();
    const auto seen = store::postsSeenByThemes(workspace);
    if (!seen)
        return seen.error();
    const auto scope = *run ? scopeOf(**run) : Result<RunScope>(RunScope());
    if (!scope)
        return scope.error();
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    const auto rewritten = rewrittenPosts(workspace, table, *themes);
    if (!rewritten)
        return rewritten.error();
    const auto fresh = newPosts(workspace, table, *scope, *seen, *rewritten, progress);
    if (!fresh)
        return fresh.error();
    auto batches = store::joinedBatches(workspace);
    if (!batches)
        return batches.error();
    if (*run && fresh->empty()) {
        const auto known = learnedThemes(workspace);
        return driftOf(*batches, known ? known->knownShare : 0.0);
    }
    const auto now = knownNow(workspace, table, progress);
    if (!now)
        return now.error();

    NewDocuments posts;
    posts.rows = rowsWithText(table, *fresh, scope->unit);
    auto read = readCorpus(workspace, table, posts.rows, scope->unit, progress);
    if (!read)
        return read.error();
    posts.corpus = std::move(*read);
    topics::ThreadVotes votes(now->numbers.size());
    for (std::uint32_t row = 0; row < table.size() && scope->unit == Unit::Post; ++row) {
        if (std::binary_search(fresh->begin(), fresh->end(), row))
            continue;
        if (const auto index = now->indexOf(table.theme[row]))
            votes.add(table.thread[row], static_cast<std::int32_t>(*index));
    }
    const std::vector<topics::Placement> placed =
        topics::placePosts(now->known, posts.corpus.documents, votes, workers, progress, &posts.words);
    if (progress.isCancelled())
        return Cancelled;
    const std::vector<std::int32_t> ofThread =
        scope->unit == Unit::Thread ? themesOfThreads(table, *now, *seen) : std::vector<std::int32_t>();
    store::JoinedBatch batch{.posts = std::ssize(posts.rows)};
    for (std::size_t d = 0; d < placed.size(); ++d) {
        const std::int32_t known = ofThread.empty() ? -2 : ofThread[posts.corpus.documents[d].thread];
        posts.theme.push_back(known < -1 ? placed[d].theme : known);
        posts.weight.push_back(known < -1 ? placed[d].weight : known < 0 ? 0.0F : 1.0F);
        if (placed[d].content > 0) {
            batch.known += static_cast<double>(placed[d].known);
            batch.strange += placed[d].strange;
            ++batch.measured;
        }
    }
    const std::vector<Component> components = componentsOf(*themes, *now);
    posts.component = likeliestParts(workspace, *now, components, posts, workers, progress);
    if (progress.isCancelled())
        return Cancelled;
    for (const std::uint32_t row : posts.rows) {
        if (const store::RewrittenPost *one = find(*rewritten, table.id[row]))
            posts.rewritten.push_back(*one);
    }
    const auto counts = countedWith(workspace, now->known, table, components, posts, workers, progress);
    if (!counts)
        return counts.error();

    std::vector<store::ThemeAssignment> joined;
    std::vector<PostId> unassigned, anew;
    for (const store::RewrittenPost &one : posts.rewritten)
        anew.push_back(one.post);
    for (std::size_t i = 0; i < posts.rows.size(); ++i) {
        const std::size_t document = posts.corpus.documentOf[i];
        const std::int32_t component = posts.component[document];
        const PostId post = table.id[posts.rows[i]];
        if (component >= 0)
            joined.push_back({post, components[static_cast<std::size_t>(component)].number, posts.weight[document]});
        else
            unassigned.push_back(post);
    }
    if (const auto stored = store::joinThemes(workspace, (*run)->id, joined, unassigned, batch, *counts, anew); !stored)
        return stored.error();
    batches->push_back(batch);
    NewPosts result = driftOf(*batches, now->known.knownShare);
    result.joined = std::ssize(joined);
    result.unassigned = std::ssize(unassigned);
    return result;
}

} // namespace parlance::analysis
