// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/facts.h"

#include "core/report/typography.h"
#include "core/text/sentences.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace parlance::report {

namespace {

using analysis::PostTable;
using analysis::Selection;

constexpr std::size_t MostThreads = 4; ///< that a section names
constexpr std::size_t PageSize = 512;

/// Stems of a text's words, one stemmer a language.
class Stems
{
public:
    std::vector<std::string> of(const std::vector<text::Word> &words, Language language)
    {
        auto &stemmer = m_stemmers[language.packed];
        if (!stemmer)
            stemmer = std::make_unique<text::Stemmer>(language);
        std::vector<std::string> stems;
        stems.reserve(words.size());
        for (const text::Word &word : words)
            stems.push_back(stemmer->stem(word.folded));
        return stems;
    }
    std::vector<std::string> of(std::string_view text, Language language)
    {
        return of(text::words(text, language), language);
    }

private:
    std::map<std::uint16_t, std::unique_ptr<text::Stemmer>> m_stemmers;
};

/// A word or phrase that marks the theme, and where it was met.
struct Marker
{
    std::string text;
    std::vector<std::string> stems;
    bool phrase = false;
    std::array<std::int64_t, MostThreads> posts{};          ///< per thread of the section
    bool spelled = false;                                   ///< `text` is as people write it
    std::map<std::string, std::int64_t> writings{};         ///< as people write it, inside a sentence, where it is not
};

bool overlaps(const Marker &a, const Marker &b)
{
    return std::any_of(a.stems.begin(), a.stems.end(), [&](const std::string &stem) {
        return std::find(b.stems.begin(), b.stems.end(), stem) != b.stems.end();
    });
}

std::vector<Marker> markersOf(const store::Theme &theme, Stems &stems, Language language)
{
    std::vector<Marker> markers;
    std::set<std::vector<std::string>> known;
    const auto add = [&](const std::string &text, bool spelled) {
        Marker marker{.text = oneLine(text), .stems = stems.of(text, language), .spelled = spelled};
        marker.phrase = marker.stems.size() > 1;
        if (!marker.stems.empty() && known.insert(marker.stems).second)
            markers.push_back(std::move(marker));
    };
    add(theme.label, true);
    for (const std::string &text : theme.alternates)
        add(text, true);
    for (const std::string &text : theme.phrases)
        add(text, true);
    for (const auto &[text, weight] : theme.terms)
        add(text, false);
    return markers;
}

/// How people write a term, when they agree: "Python" rather than "python".
std::string writtenForm(const Marker &marker)
{
    std::int64_t total = 0;
    const std::pair<const std::string, std::int64_t> *best = nullptr;
    for (const auto &entry : marker.writings) {
        total += entry.second;
        if (best == nullptr || entry.second > best->second)
            best = &entry;
    }
    return best != nullptr && 2 * best->second > total ? best->first : marker.text;
}

void measureThreads(const PostTable &table, const Selection &selection, const CorpusFacts &corpus, SectionFacts &section,
                    const std::vector<ThreadId> &taken)
{
    std::unordered_map<std::int64_t, const analysis::ThreadStats *> stats;
    for (const analysis::ThreadStats &thread : corpus.threads)
        stats[thread.thread.value] = &thread;

    const std::int64_t least = corpus.overview.comments > 0 ? 2 : 1;
    std::vector<ThreadFacts> own, others;
    for (const analysis::ThemeThread &thread : analysis::threadsOfTheme(table, selection, section.theme)) {
        const auto found = stats.find(thread.thread.value);
        const auto index = table.threadIndex(thread.thread);
        if (found == stats.end() || !index)
            continue;
        ThreadFacts facts{.stats = *found->second, .themePosts = thread.posts};
        facts.submission = table.rowOf(submissionOf(thread.thread));
        if (facts.submission && (table.flags[*facts.submission] & FlagNoScore) == 0)
            facts.score = table.score[*facts.submission];
        const bool isTaken = std::find(taken.begin(), taken.end(), thread.thread) != taken.end();
        const bool mostly = corpus.ownTheme[*index] == section.theme && !isTaken;
        (mostly && thread.posts >= least ? own : others).push_back(std::move(facts));
    }
    // Threads of its own first; those that were told elsewhere last.
    const auto rank = [&](const ThreadFacts &facts) {
        return std::find(taken.begin(), taken.end(), facts.stats.thread) != taken.end() ? 1 : 0;
    };
    std::stable_sort(others.begin(), others.end(), [&](const ThreadFacts &a, const ThreadFacts &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.themePosts > b.themePosts;
    });
    while (own.size() < 2 && !others.empty()) {
        own.push_back(std::move(others.front()));
        others.erase(others.begin());
    }
    if (least == 1) // nothing but the score tells such threads apart
        std::stable_sort(own.begin(), own.end(), [](const ThreadFacts &a, const ThreadFacts &b) {
            return a.score.value_or(0) > b.score.value_or(0);
        });
    if (own.size() > MostThreads)
        own.resize(MostThreads);
    // The conversation with most replies leads.
    std::stable_sort(own.begin(), own.end(), [](const ThreadFacts &a, const ThreadFacts &b) {
        return a.stats.replies > b.stats.replies;
    });
    section.threads = std::move(own);
    for (std::size_t i = 0; i < section.threads.size(); ++i) {
        const auto &score = section.threads[i].score;
        if (score && (!section.highestScore || *score > *section.threads[*section.highestScore].score))
            section.highestScore = i;
    }
}

/// Facts that the columns alone give.
void measureRows(const PostTable &table, const Selection &selection, SectionFacts &section)
{
    std::unordered_map<std::uint32_t, std::size_t> position; // thread index -> place in the section
    for (std::size_t i = 0; i < section.threads.size(); ++i)
        position[section.threads[i].stats.threadIndex] = i;

    std::unordered_map<std::uint32_t, std::pair<std::int64_t, std::uint32_t>> byAuthor; // posts on the theme, a row
    std::map<std::uint16_t, std::int64_t> languages;
    std::vector<Selection> rowsOfThread(section.threads.size());
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> threadsOfAuthor; // bit set, a row
    for (const std::uint32_t row : selection) {
        if (table.theme[row] == section.theme) {
            section.rows.push_back(row);
            ++languages[table.language[row].packed];
            if (table.author[row] != 0) {
                auto &[posts, example] = byAuthor[table.author[row]];
                if (posts++ == 0)
                    example = row;
            }
        }
        const auto place = position.find(table.thread[row]);
        if (place == position.end())
            continue;
        section.threadRows.push_back(row);
        rowsOfThread[place->second].push_back(row);
        if (table.author[row] != 0) {
            auto &[threads, example] = threadsOfAuthor[table.author[row]];
            threads |= 1u << place->second;
            example = row;
        }
        if (table.isSubmission(row))
            continue;
        section.controversial += (table.flags[row] & FlagControversial) != 0;
        if ((table.flags[row] & FlagNoScore) != 0)
            continue;
        section.belowZero += table.score[row] < 0;
        section.lowest = std::min(section.lowest, table.score[row]);
        if (!section.topComment || table.score[row] > table.score[*section.topComment])
            section.topComment = row;
    }
    for (std::size_t i = 0; i < section.threads.size(); ++i)
        section.threads[i].tone = toneOf(table, rowsOfThread[i]);
    section.tone = toneOf(table, section.rows);

    std::uint32_t busiest = 0;
    for (const auto &[author, seen] : byAuthor) {
        if (seen.first > section.busiestAuthorPosts || (seen.first == section.busiestAuthorPosts && author < busiest)) {
            busiest = author;
            section.busiestAuthorPosts = seen.first;
            section.busiestAuthorRow = seen.second;
        }
    }
    for (const auto &[author, seen] : threadsOfAuthor) {
        section.inBoth += (seen.first & 3u) == 3u;
        const auto threads = static_cast<std::int64_t>(__builtin_popcount(seen.first));
        if (threads > section.linkingAuthorThreads) {
            section.linkingAuthorThreads = threads;
            section.linkingAuthorRow = seen.second;
        }
    }
    section.languages.assign(languages.begin(), languages.end());
    std::stable_sort(section.languages.begin(), section.languages.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });

    for (std::size_t row = 0; row < table.size(); ++row) {
        section.gone += (table.flags[row] & (FlagDeleted | FlagRemoved)) != 0 && position.contains(table.thread[row])
                        && !table.isSubmission(row);
    }
}

/// Who answered whom in the main thread.
Result<void> measureConversation(const store::Workspace &workspace, const PostTable &table, SectionFacts &section,
                                 Progress &progress)
{
    const ThreadFacts &main = section.threads.front();
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : section.threadRows) {
        if (table.thread[row] == main.stats.threadIndex && !table.isSubmission(row))
            rows.push_back(row);
    }
    struct Node
    {
        std::uint32_t row = 0;
        std::int64_t parent = 0, time = 0;
        std::int64_t children = 0;
        std::int64_t depth = -1; ///< -1: not known yet; 0: the branch does not reach the submission
        std::int64_t exchange = 0;
        std::int64_t partner = 0; ///< the first post of the exchange that this one continues
    };
    std::unordered_map<std::int64_t, Node> nodes;
    nodes.reserve(rows.size());
    std::vector<std::int64_t> order;
    for (std::size_t page = 0; page < rows.size(); page += PageSize) {
        if (progress.isCancelled())
            return Error{.code = ErrorCode::Cancelled, .message = TR_NOOP("Error", "The work was cancelled.")};
        std::vector<PostId> ids;
        for (std::size_t i = page; i < std::min(rows.size(), page + PageSize); ++i)
            ids.push_back(table.id[rows[i]]);
        const auto posts = store::posts(workspace, ids);
        if (!posts)
            return posts.error();
        for (const store::PostDetail &post : *posts) {
            const auto row = table.rowOf(post.id);
            if (!row)
                continue;
            nodes[post.id.value] = {.row = *row, .parent = post.parent.value, .time = post.createdUtc.value_or(0)};
            order.push_back(post.id.value);
        }
    }
    const std::uint32_t op = main.submission ? table.author[*main.submission] : 0;
    for (const std::int64_t id : order) {
        Node &node = nodes[id];
        section.main.returns += op != 0 && table.author[node.row] == op;
        if (const auto parent = nodes.find(node.parent); parent != nodes.end())
            ++parent->second.children;
    }
    // Parents before children, without recursion; a cycle of parents never reaches the submission and stays at 0.
    for (const std::int64_t id : order) {
        std::vector<std::int64_t> path;
        std::int64_t at = id;
        std::int64_t base = 0;
        std::unordered_set<std::int64_t> seen;
        while (true) {
            const auto found = nodes.find(at);
            if (found == nodes.end()) {
                base = at == main.stats.thread.value && main.submission ? 1 : 0;
                break;
            }
            if (found->second.depth >= 0) {
                base = found->second.depth == 0 ? 0 : found->second.depth + 1;
                break;
            }
            if (!seen.insert(at).second)
                break;
            path.push_back(at);
            at = found->second.parent;
        }
        for (auto step = path.rbegin(); step != path.rend(); ++step) {
            Node &node = nodes[*step];
            node.depth = base;
            base += base > 0;
            const auto parent = nodes.find(node.parent);
            if (parent == nodes.end())
                continue;
            const std::uint32_t mine = table.author[node.row], theirs = table.author[parent->second.row];
            if (mine == 0 || theirs == 0 || mine == theirs)
                continue;
            const auto before = nodes.find(parent->second.parent);
            const bool continues = before != nodes.end() && table.author[before->second.row] == mine
                                   && parent->second.exchange > 0;
            node.exchange = continues ? parent->second.exchange + 1 : 1;
        }
    }
    for (const std::int64_t id : order) {
        const Node &node = nodes[id];
        section.main.depth = std::max(section.main.depth, node.depth);
        if (node.exchange > section.main.duel) {
            section.main.duel = node.exchange;
            section.main.duelFirst = nodes[node.parent].row;
            section.main.duelSecond = node.row;
        }
        if (node.children > section.main.answers) {
            section.main.answers = node.children;
            section.main.answered = node.row;
        }
    }
    return {};
}

/// Facts that need the words themselves.
Result<void> measureTexts(const store::Workspace &workspace, const PostTable &table, const store::Theme &theme,
                          SectionFacts &section, Progress &progress)
{
    std::map<std::uint16_t, std::int64_t> languages;
    for (const std::uint32_t row : section.rows)
        ++languages[table.language[row].packed];
    std::uint16_t main = 0;
    for (const auto &[language, posts] : languages) {
        if (posts > languages[main])
            main = language;
    }
    Stems stems;
    std::vector<Marker> markers = markersOf(theme, stems, Language(main));
    std::unordered_map<std::string, std::vector<std::size_t>> byFirstStem;
    for (std::size_t i = 0; i < markers.size(); ++i)
        byFirstStem[markers[i].stems.front()].push_back(i);

    std::unordered_map<std::uint32_t, std::size_t> position;
    for (std::size_t i = 0; i < section.threads.size(); ++i)
        position[section.threads[i].stats.threadIndex] = i;

    // Posts of the theme, and those of its threads: what is shared by threads is looked for in all they say.
    Selection rows;
    std::set_union(section.rows.begin(), section.rows.end(), section.threadRows.begin(), section.threadRows.end(),
                   std::back_inserter(rows));
    std::vector<PostId> ids;
    ids.reserve(rows.size());
    for (const std::uint32_t row : rows)
        ids.push_back(table.id[row]);

    std::int64_t questions = 0, texts = 0;
    const auto read = store::visitTexts(
        workspace, ids,
        [&](std::size_t i, std::string_view title, std::string_view body) {
            const std::uint32_t row = rows[i];
            const Language language = table.language[row];
            if (table.theme[row] == section.theme) {
                ++texts;
                const bool asks = body.find('?') != std::string_view::npos || title.find('?') != std::string_view::npos;
                questions += asks;
                // A word takes five bytes or more: counting is only needed where it can win.
                if (body.size() / 3 > static_cast<std::size_t>(section.longestWords)) {
                    const auto words = static_cast<std::int64_t>(text::wordCount(body));
                    if (words > section.longestWords) {
                        section.longestWords = words;
                        section.longest = row;
                    }
                }
            }
            const auto place = position.find(table.thread[row]);
            std::unordered_set<std::size_t> met;
            for (const std::string_view part : {title, body}) {
                const std::vector<text::Word> words = text::words(part, language);
                const std::vector<std::string> found = stems.of(words, language == Undetermined ? Language(main) : language);
                for (std::size_t w = 0; w < found.size(); ++w) {
                    const auto candidates = byFirstStem.find(found[w]);
                    if (candidates == byFirstStem.end())
                        continue;
                    for (const std::size_t m : candidates->second) {
                        Marker &marker = markers[m];
                        if (w + marker.stems.size() > found.size()
                            || !std::equal(marker.stems.begin(), marker.stems.end(), found.begin() + static_cast<std::ptrdiff_t>(w)))
                            continue;
                        met.insert(m);
                        const text::Word &last = words[w + marker.stems.size() - 1];
                        // The first word of a sentence says nothing about capitals.
                        const bool inside = words[w].begin >= 2 && part[words[w].begin - 1] == ' '
                                            && (part[words[w].begin - 2] & 0x80) == 0
                                            && std::isalnum(static_cast<unsigned char>(part[words[w].begin - 2])) != 0;
                        const bool title_ = part.data() == title.data() && !title.empty();
                        if (inside && !title_ && !marker.spelled && last.end - words[w].begin < 80)
                            ++marker.writings[oneLine(part.substr(words[w].begin, last.end - words[w].begin))];
                    }
                }
            }
            if (place != position.end()) {
                for (const std::size_t m : met)
                    ++markers[m].posts[place->second];
            }
        },
        progress);
    if (!read)
        return read.error();
    section.questions = texts > 0 ? static_cast<double>(questions) / static_cast<double>(texts) : 0;

    section.label = theme.label;
    for (std::size_t i = 1; i < markers.size() && section.phrases.size() < 4; ++i) {
        const Marker &marker = markers[i];
        const bool told = std::any_of(markers.begin(), markers.begin() + static_cast<std::ptrdiff_t>(i), [&](const Marker &other) {
            const bool used = &other == &markers.front()
                              || std::find(section.phrases.begin(), section.phrases.end(), other.text) != section.phrases.end();
            return used && overlaps(other, marker);
        });
        if (!told && marker.phrase && marker.spelled)
            section.phrases.push_back(marker.text);
    }

    for (std::size_t other = 1; other < section.threads.size(); ++other) {
        struct Shared
        {
            const Marker *marker;
            double weight;
        };
        std::vector<Shared> shared;
        for (std::size_t i = 0; i < markers.size(); ++i) {
            const std::int64_t both = std::min(markers[i].posts[0], markers[i].posts[other]);
            // A single word has to be long enough to carry a meaning, and to come twice in both.
            if (both == 0 || (!markers[i].phrase && (markers[i].text.size() < 5 || both < 2)))
                continue;
            // Phrases say more than words, and better markers come first in the list.
            shared.push_back({&markers[i], (markers[i].phrase ? 3.0 : 1.0) * static_cast<double>(std::min<std::int64_t>(both, 8))
                                               / (4.0 + static_cast<double>(i))});
        }
        std::stable_sort(shared.begin(), shared.end(), [](const Shared &a, const Shared &b) { return a.weight > b.weight; });
        SharedWords words;
        std::vector<const Marker *> kept;
        for (const Shared &candidate : shared) {
            if (words.size() == 3)
                break;
            if (std::any_of(kept.begin(), kept.end(), [&](const Marker *known) { return overlaps(*known, *candidate.marker); }))
                continue;
            kept.push_back(candidate.marker);
            words.push_back(writtenForm(*candidate.marker));
        }
        section.shared.push_back(std::move(words));
    }
    return {};
}

} // namespace

Result<SectionFacts> measureSection(const store::Workspace &workspace, const PostTable &table, const Selection &selection,
                                    const CorpusFacts &corpus, int theme, const std::vector<ThreadId> &taken,
                                    const std::string &timeZone, Progress &progress)
{
    SectionFacts section;
    section.theme = theme;
    section.stats = corpus.themeStats[corpus.indexOf(theme)];
    measureThreads(table, selection, corpus, section, taken);
    if (section.threads.size() < 2)
        return section; // the caller leaves it out
    measureRows(table, selection, section);
    if (const auto done = measureConversation(workspace, table, section, progress); !done)
        return done.error();
    if (const auto done = measureTexts(workspace, table, corpus.themes[corpus.indexOf(theme)], section, progress); !done)
        return done.error();

    auto series = analysis::trends(table, section.rows, {.by = corpus.by, .split = analysis::Split::None, .timeZone = timeZone});
    if (series && !series->empty())
        section.peak = peakOf(series->front().bins, corpus.by,
                              !corpus.volume.empty()
                                  && corpus.volume.back().end - corpus.volume.front().start > 90000);
    return section;
}

} // namespace parlance::report
