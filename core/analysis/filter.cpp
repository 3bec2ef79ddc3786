// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/filter.h"

#include "core/base/timezone.h"
#include "core/store/search.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace parlance::analysis {

namespace {

/// Rows are judged in blocks whose marks stay in the first-level cache; each criterion is one tight loop over its
/// column without branches, which the compiler turns into vector instructions.
constexpr std::size_t BlockRows = 4096;
using Marks = std::array<std::uint8_t, BlockRows>;

/// Which of the numbers 0..size-1 are wanted; greater ones never are.
class Wanted
{
public:
    void add(std::size_t value)
    {
        if (value >= m_marks.size())
            m_marks.resize(value + 1, 0);
        m_marks[value] = 1;
    }

    /// A judge of values that holds plain copies only: through a reference, every mark written could change it, as
    /// far as the compiler knows.
    auto judge() const
    {
        // Out-of-range values read the last entry, which is never wanted.
        return [marks = m_marks.data(), last = static_cast<std::uint32_t>(m_marks.size() - 1)](std::uint32_t value) {
            return marks[std::min(value, last)];
        };
    }

    void finish() { m_marks.push_back(0); }

private:
    std::vector<std::uint8_t> m_marks;
};

template <class Value, class Judge>
void require(Marks &to, const std::vector<Value> &column, std::size_t first, std::size_t rows, const Judge &given)
{
    const Judge judge = given;
    std::uint8_t *__restrict marks = to.data();
    const Value *__restrict values = column.data() + first;
    for (std::size_t i = 0; i < rows; ++i)
        marks[i] = static_cast<std::uint8_t>(marks[i] & static_cast<std::uint8_t>(judge(values[i])));
}

bool anyLeft(const Marks &marks, std::size_t rows)
{
    return std::memchr(marks.data(), 1, rows) != nullptr;
}

/// The criteria in the form in which they can be judged row by row.
struct Criteria
{
    std::uint32_t forbidden = 0; ///< flags that none may have
    std::optional<std::uint32_t> from, until; ///< created in [from, until]
    bool nothing = false;        ///< no post can pass
    bool byForum = false, byLanguage = false, bySentiment = false, byAuthor = false, byThread = false, byTheme = false;
    Wanted forums, languages, sentiments, authors, threads, themes;
    std::optional<std::int32_t> minScore, maxScore;
};

Criteria criteriaOf(const PostTable &table, const Filter &filter)
{
    Criteria criteria;
    if (!filter.includeDeleted)
        criteria.forbidden |= FlagDeleted | FlagRemoved;
    if (!filter.includeBots)
        criteria.forbidden |= FlagBot;
    if (!filter.includeStickied)
        criteria.forbidden |= FlagStickied;
    if (!filter.includeModerators)
        criteria.forbidden |= FlagDistinguished;
    if (!filter.includeDuplicates)
        criteria.forbidden |= FlagDuplicate;

    constexpr std::int64_t latest = std::numeric_limits<std::uint32_t>::max();
    if (filter.from || filter.until) {
        criteria.forbidden |= FlagNoTime;
        const std::int64_t from = filter.from.value_or(0);
        const std::int64_t until = filter.until.value_or(latest + 1);
        criteria.nothing |= from > latest || until <= 0 || from >= until;
        criteria.from = static_cast<std::uint32_t>(std::clamp<std::int64_t>(from, 0, latest));
        criteria.until = static_cast<std::uint32_t>(std::clamp<std::int64_t>(until - 1, 0, latest));
    }
    if (filter.minScore || filter.maxScore) {
        criteria.forbidden |= FlagNoScore;
        criteria.minScore = filter.minScore;
        criteria.maxScore = filter.maxScore;
    }
    criteria.byForum = !filter.forums.empty();
    for (const ForumId forum : filter.forums)
        criteria.forums.add(forum.value);
    criteria.byLanguage = !filter.languages.empty();
    for (const Language language : filter.languages)
        criteria.languages.add(language.packed);
    criteria.bySentiment = !filter.sentiments.empty();
    for (const sentiment::Class value : filter.sentiments)
        criteria.sentiments.add(static_cast<std::size_t>(value));
    criteria.byAuthor = !filter.authors.empty();
    for (const AuthorId author : filter.authors)
        criteria.authors.add(author.value);
    criteria.byThread = !filter.threads.empty();
    for (const ThreadId thread : filter.threads) {
        if (const auto index = table.threadIndex(thread))
            criteria.threads.add(*index);
    }
    criteria.byTheme = !filter.themes.empty();
    for (const int theme : filter.themes) {
        if (theme >= PostTable::notLookedAt && theme <= std::numeric_limits<std::int16_t>::max())
            criteria.themes.add(static_cast<std::size_t>(theme - PostTable::notLookedAt));
    }
    for (Wanted *wanted : {&criteria.forums, &criteria.languages, &criteria.sentiments, &criteria.authors,
                           &criteria.threads, &criteria.themes})
        wanted->finish();
    return criteria;
}

/// Marks the posts of one block that are among `matches`, from `next` on, which it moves behind the block.
void requireMatches(Marks &marks, const PostTable &table, std::size_t first, std::size_t rows,
                    const std::vector<PostId> &matches, std::vector<PostId>::const_iterator &next)
{
    Marks found{};
    std::size_t row = first;
    const std::size_t end = first + rows;
    while (row < end && next != matches.end()) {
        if (*next < table.id[row]) {
            ++next;
        } else if (table.id[row] < *next) {
            ++row;
        } else {
            found[row - first] = 1;
            ++row;
            ++next;
        }
    }
    for (std::size_t i = 0; i < rows; ++i)
        marks[i] &= found[i];
}

const char *const ClassKeys[] = {"none", "negative", "neutral", "positive"};

template <class Values, class Convert>
void addList(boost::json::object &object, const char *key, const Values &values, const Convert &convert)
{
    if (values.empty())
        return;
    boost::json::array array;
    for (const auto &value : values)
        array.emplace_back(convert(value));
    object[key] = std::move(array);
}

} // namespace

std::string toJson(const Filter &filter)
{
    boost::json::object object;
    addList(object, "forums", filter.forums, [](ForumId id) { return id.value; });
    const TimeZone utc;
    if (filter.from)
        object["from"] = formatTime(*filter.from, utc);
    if (filter.until)
        object["until"] = formatTime(*filter.until, utc);
    addList(object, "languages", filter.languages, [](Language language) { return language.code(); });
    if (filter.minScore)
        object["min_score"] = *filter.minScore;
    if (filter.maxScore)
        object["max_score"] = *filter.maxScore;
    addList(object, "sentiments", filter.sentiments,
            [](sentiment::Class value) { return ClassKeys[static_cast<std::size_t>(value) & 3]; });
    addList(object, "authors", filter.authors, [](AuthorId id) { return id.value; });
    addList(object, "threads", filter.threads, [](ThreadId id) { return id.value; });
    addList(object, "themes", filter.themes, [](int theme) { return theme; });
    if (!filter.query.empty())
        object["query"] = filter.query;
    if (filter.includeDeleted)
        object["include_deleted"] = true;
    if (filter.includeBots)
        object["include_bots"] = true;
    if (filter.includeStickied)
        object["include_stickied"] = true;
    if (filter.includeModerators)
        object["include_moderators"] = true;
    if (filter.includeDuplicates)
        object["include_duplicates"] = true;
    return boost::json::serialize(object);
}

namespace {

/// Reads the criteria of a filter; isSound() in the end says whether all could be read.
class FilterReader
{
public:
    explicit FilterReader(const boost::json::value &value) : m_sound(value.is_object())
    {
        for (const auto &[key, criterion] : m_sound ? value.get_object() : boost::json::object())
            m_sound = read(key, criterion) && m_sound;
    }

    const Filter &filter() const { return m_filter; }
    bool isSound() const { return m_sound; }

private:
    using Value = boost::json::value;

    bool read(std::string_view key, const Value &value)
    {
        const auto isNumber = [](const Value &one) { return one.is_int64() || one.is_uint64(); };
        const auto id = [](const Value &one) { return one.to_number<std::uint32_t>(); };
        const auto isText = [](const Value &one) { return one.is_string(); };
        const auto text = [](const Value &one) { return std::string_view(one.get_string()); };
        if (key == "forums")
            return list(value, m_filter.forums, isNumber, [&](const Value &one) { return ForumId(id(one)); });
        if (key == "authors")
            return list(value, m_filter.authors, isNumber, [&](const Value &one) { return AuthorId(id(one)); });
        if (key == "threads")
            return list(value, m_filter.threads, isNumber,
                        [](const Value &one) { return ThreadId(one.to_number<std::int64_t>()); });
        if (key == "themes")
            return list(value, m_filter.themes, isNumber, [](const Value &one) { return one.to_number<int>(); });
        if (key == "languages")
            return list(value, m_filter.languages, isText, [&](const Value &one) { return Language(text(one)); });
        if (key == "sentiments")
            return list(value, m_filter.sentiments, isText, [&](const Value &one) {
                const auto *const known = std::find(std::begin(ClassKeys), std::end(ClassKeys), text(one));
                m_sound = m_sound && known != std::end(ClassKeys);
                return static_cast<sentiment::Class>((known - std::begin(ClassKeys)) & 3);
            });
        if (key == "from" || key == "until")
            return time(value, key == "from" ? m_filter.from : m_filter.until);
        if (key == "query" && value.is_string()) {
            m_filter.query = text(value);
            return true;
        }
        for (const auto &[name, into] : {std::pair("min_score", &Filter::minScore), {"max_score", &Filter::maxScore}}) {
            if (key == name && isNumber(value)) {
                m_filter.*into = value.to_number<std::int32_t>();
                return true;
            }
        }
        for (const auto &[name, into] : {std::pair("include_deleted", &Filter::includeDeleted),
                                         {"include_bots", &Filter::includeBots},
                                         {"include_stickied", &Filter::includeStickied},
                                         {"include_moderators", &Filter::includeModerators},
                                         {"include_duplicates", &Filter::includeDuplicates}}) {
            if (key == name && value.is_bool()) {
                m_filter.*into = value.get_bool();
                return true;
            }
        }
        return false;
    }

    static bool time(const Value &value, std::optional<std::int64_t> &into)
    {
        if (!value.is_string())
            return false;
        const auto utc = parseTime(value.get_string(), TimeZone());
        if (utc)
            into = *utc;
        return utc.has_value();
    }

    template <class Wanted, class Is, class Convert>
    static bool list(const Value &value, std::vector<Wanted> &into, const Is &is, const Convert &convert)
    {
        if (!value.is_array())
            return false;
        for (const Value &one : value.get_array()) {
            if (!is(one))
                return false;
            into.push_back(convert(one));
        }
        return true;
    }

    Filter m_filter;
    bool m_sound;
};

} // namespace

Result<Filter> filterFrom(std::string_view json)
{
    boost::system::error_code failure;
    const boost::json::value value = boost::json::parse(json, failure);
    const Error unread{.code = ErrorCode::BadInput,
                       .message = TR_NOOP("Error", "What the run looked at cannot be read any more. Find the themes again.")};
    if (failure)
        return unread;
    try {
        FilterReader reader(value);
        if (reader.isSound())
            return reader.filter();
    } catch (const std::exception &) { // a number too large for its place
    }
    return unread;
}

Selection select(const PostTable &table, const Filter &filter, const std::vector<PostId> *matches)
{
    const Criteria criteria = criteriaOf(table, filter);
    if (criteria.nothing)
        return {};

    const std::size_t total = table.size();
    Selection selection(total);
    std::size_t selected = 0;
    Marks marks;
    std::vector<PostId>::const_iterator next;
    if (matches)
        next = matches->begin();

    for (std::size_t first = 0; first < total; first += BlockRows) {
        const std::size_t rows = std::min(BlockRows, total - first);
        marks.fill(1);
        if (criteria.forbidden != 0) {
            const std::uint32_t forbidden = criteria.forbidden;
            require(marks, table.flags, first, rows, [=](std::uint32_t flags) { return (flags & forbidden) == 0; });
        }
        if (criteria.from) {
            const std::uint32_t from = *criteria.from, until = *criteria.until;
            require(marks, table.created, first, rows,
                    [=](std::uint32_t created) { return (created >= from) & (created <= until); });
        }
        if (criteria.minScore) {
            const std::int32_t least = *criteria.minScore;
            require(marks, table.score, first, rows, [=](std::int32_t score) { return score >= least; });
        }
        if (criteria.maxScore) {
            const std::int32_t most = *criteria.maxScore;
            require(marks, table.score, first, rows, [=](std::int32_t score) { return score <= most; });
        }
        if (criteria.bySentiment)
            require(marks, table.sentiment, first, rows, criteria.sentiments.judge());
        // Looking up is dearer than comparing, and often a whole block is out by now.
        const auto judge = [&](bool wanted, const auto &column, const Wanted &values) {
            if (wanted && anyLeft(marks, rows))
                require(marks, column, first, rows, values.judge());
        };
        judge(criteria.byForum, table.forum, criteria.forums);
        judge(criteria.byThread, table.thread, criteria.threads);
        judge(criteria.byAuthor, table.author, criteria.authors);
        if (criteria.byLanguage && anyLeft(marks, rows))
            require(marks, table.language, first, rows,
                    [languages = criteria.languages.judge()](Language language) { return languages(language.packed); });
        if (criteria.byTheme && anyLeft(marks, rows))
            require(marks, table.theme, first, rows, [themes = criteria.themes.judge()](std::int16_t theme) {
                return themes(static_cast<std::uint32_t>(theme - PostTable::notLookedAt));
            });
        if (matches)
            requireMatches(marks, table, first, rows, *matches, next);

        // Every row is written; only those that pass move the end on.
        for (std::size_t i = 0; i < rows; ++i) {
            selection[selected] = static_cast<std::uint32_t>(first + i);
            selected += marks[i];
        }
    }
    selection.resize(selected);
    return selection;
}

Result<Selection> select(const PostTable &table, const Filter &filter, const store::Workspace &workspace,
                         Progress &progress)
{
    if (filter.query.empty())
        return select(table, filter, nullptr);
    auto matches = store::matchingPosts(workspace, filter.query, progress);
    if (!matches)
        return matches.error();
    return select(table, filter, &*matches);
}

} // namespace parlance::analysis
