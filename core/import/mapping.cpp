// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping.h"

#include "core/import/bytesource.h"
#include "core/import/jsonrecords.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace parlance::import {

namespace {

constexpr std::string_view FieldNames[FieldCount] = {"id",    "parent", "thread", "author",   "created",   "title", "body",     "reply", "score",
                                                     "ups",   "downs",  "forum",  "language", "permalink", "url",   "comments", "flair"};

/// Names of columns by what they hold, likeliest first; as folded() writes them.
struct Synonyms
{
    Field field;
    std::vector<std::string_view> names;
};

const std::vector<Synonyms> &synonyms()
{
    static const std::vector<Synonyms> all = {
        {Field::Id, {"id", "postid", "commentid", "messageid", "msgid", "idpost", "idmessage", "idcommentaire", "identifiant",
                     "tweetid", "statusid", "docid", "documentid", "textid", "reviewid", "sid", "guid", "uuid", "cid", "numero"}},
        {Field::Parent, {"parentid", "parent", "replyto", "inreplyto", "inreplytoid", "replytoid", "inreplytostatusid", "parentpostid",
                         "parentcommentid", "replytopostid", "idparent", "reponsea", "parentmessageid", "replytomessageid"}},
        {Field::Thread, {"linkid", "threadid", "topicid", "conversationid", "submissionid", "discussionid", "storyid", "thread",
                         "idfil", "idsujet", "iddiscussion", "fil", "discussion", "conversation", "rootid"}},
        {Field::Author, {"author", "authorname", "username", "user", "auteur", "pseudo", "pseudonyme", "screenname", "poster",
                         "postedby", "nickname", "handle", "sender", "expediteur", "utilisateur", "nomutilisateur", "from", "by",
                         "speaker", "membre", "member", "usernamedisplay", "displayname"}},
        {Field::Created, {"createdutc", "createdat", "created", "creationdate", "datecreated", "date", "datetime", "timestamp", "time",
                          "published", "publishedat", "postedat", "dateposted", "postdate", "posttime", "createdtime",
                          "datepublication", "datecreation", "dateheure", "horodatage", "datedepublication", "datemessage",
                          "utc", "epoch", "ts", "createdati"}},
        {Field::Title, {"title", "titre", "sujet", "subject", "headline", "objet", "threadtitle", "posttitle", "topictitle",
                        "titresujet"}},
        {Field::Body, {"body", "selftext", "text", "content", "message", "fulltext", "commenttext", "commentbody", "posttext",
                       "messagetext", "reviewtext", "comment", "contenu", "texte", "corps", "commentaire", "tweet", "review",
                       "utterance", "post", "msg", "question", "avis", "bodytext", "textbody", "sentence"}},
        {Field::Score, {"score", "points", "votes", "karma", "netvotes", "likes", "likecount", "likescount", "favorites",
                        "favouritescount", "favoritecount", "jaime"}},
        {Field::Ups, {"ups", "upvotes", "upvote", "thumbsup", "positivevotes", "votespour"}},
        {Field::Downs, {"downs", "downvotes", "downvote", "thumbsdown", "negativevotes", "votescontre"}},
        {Field::Forum, {"subreddit", "forum", "board", "channel", "subredditname", "forumname", "community", "communityname", "group",
                        "groupname", "channelname", "section", "salon", "groupe", "canal", "newsgroup", "rubrique"}},
        {Field::Language, {"lang", "language", "langue", "languagecode", "langcode"}},
        {Field::Permalink, {"permalink", "link", "url", "lien", "href", "posturl", "adresse", "tweeturl"}},
        {Field::Url, {"url"}},
        {Field::Comments, {"numcomments", "commentcount", "nombrecommentaires"}},
        {Field::Flair, {"linkflairtext", "flair"}},
    };
    return all;
}

/// Lower case, without accents of French, blanks and signs.
std::string folded(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + 32);
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += c;
        } else if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < name.size()) {
            const int second = static_cast<unsigned char>(name[++i]) | 0x20; // capitals differ by one bit
            out += second >= 0xA8 && second <= 0xAB ? 'e'
                : second >= 0xA0 && second <= 0xA5  ? 'a'
                : second == 0xA7                    ? 'c'
                : second >= 0xAC && second <= 0xAF  ? 'i'
                : second >= 0xB2 && second <= 0xB6  ? 'o'
                : second >= 0xB9 && second <= 0xBC  ? 'u'
                                                    : 'x';
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            out += c;
        }
    }
    return out;
}

bool isNumber(std::string_view text)
{
    if (text.empty())
        return false;
    double number = 0;
    if (text.front() == '+')
        text.remove_prefix(1);
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size();
}

bool isRedditId(std::string_view text, std::string_view kinds)
{
    if (text.size() < 4 || text.size() > 13 || text[0] != 't' || kinds.find(text[1]) == std::string_view::npos || text[2] != '_')
        return false;
    return std::all_of(text.begin() + 3, text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

bool isBase36(std::string_view text)
{
    return text.size() >= 2 && text.size() <= 8 && text.front() != '0'
        && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

/// What the cells of a column are like.
struct Column
{
    std::size_t filled = 0;   ///< cells that hold something
    double numbers = 0;       ///< share of filled ones, in [0, 1]; so are the next
    double times = 0;
    double redditIds = 0;     ///< t1_... to t6_...
    double spaced = 0;        ///< with a blank inside
    double meanLength = 0;
    double distinct = 0;      ///< different values for each filled cell
};

Column columnAt(const SampleRows &sample, std::size_t at)
{
    Column column;
    std::set<std::string_view> values;
    for (const auto &row : sample.rows) {
        if (at >= row.size() || row[at].empty())
            continue;
        const std::string_view cell = row[at];
        ++column.filled;
        column.numbers += isNumber(cell) ? 1 : 0;
        column.times += timeIn(cell, {}) ? 1 : 0;
        column.redditIds += isRedditId(cell, "123456") ? 1 : 0;
        column.spaced += cell.find(' ') != std::string_view::npos ? 1 : 0;
        column.meanLength += static_cast<double>(cell.size());
        values.insert(cell);
    }
    if (column.filled > 0) {
        const auto count = static_cast<double>(column.filled);
        for (double *share : {&column.numbers, &column.times, &column.redditIds, &column.spaced, &column.meanLength})
            *share /= count;
        column.distinct = static_cast<double>(values.size()) / count;
    }
    return column;
}

/// Whether a column may hold what its name says.
bool fits(Field field, const Column &column)
{
    if (column.filled == 0)
        return true;
    switch (field) {
    case Field::Body:
    case Field::Reply:
    case Field::Title:
        return column.numbers < 0.5;
    case Field::Created:
        return column.times > 0.5;
    case Field::Score:
    case Field::Ups:
    case Field::Downs:
    case Field::Comments:
        return column.numbers > 0.5;
    case Field::Author:
        return column.meanLength < 80;
    case Field::Language:
        return column.meanLength < 12 && column.numbers < 0.5;
    default:
        return column.meanLength < 400;
    }
}

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 60; ++i)
        text += (i ? ", " : "") + std::string(text::prefixOf(names[i], 60));
    if (names.size() > 60)
        text += ", ...";
    text::repairUtf8(text);
    return text;
}

std::string lastKey(std::string_view path)
{
    const auto dot = path.rfind('.');
    return folded(dot == std::string_view::npos ? path : path.substr(dot + 1));
}

std::pair<std::vector<MappedColumn>, double> guessByName(const SampleRows &sample, const std::vector<Column> &columns)
{
    std::vector<std::string> names;
    for (const std::string &name : sample.names)
        names.push_back(lastKey(name));
    std::vector<bool> taken(names.size(), false);
    std::vector<MappedColumn> found;
    std::map<Field, std::size_t> where;
    for (const Synonyms &each : synonyms()) {
        for (const std::string_view synonym : each.names) {
            // Of two paths that end alike the shorter one is the record's own.
            std::optional<std::size_t> best;
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (names[i] == synonym && !taken[i] && fits(each.field, columns[i])
                    && (!best || sample.names[i].size() < sample.names[*best].size()))
                    best = i;
            }
            if (!best)
                continue;
            taken[*best] = true;
            where[each.field] = *best;
            found.push_back({each.field, sample.names[*best]});
            break;
        }
    }
    const auto has = [&](Field field) { return where.contains(field); };
    // A lone count of up-votes is a score; beside a score it says nothing new.
    if (has(Field::Ups) && (has(Field::Score) || !has(Field::Downs))) {
        if (has(Field::Score))
            std::erase_if(found, [](const MappedColumn &c) { return c.field == Field::Ups || c.field == Field::Downs; });
        for (MappedColumn &column : found) {
            if (column.field == Field::Ups && !has(Field::Score))
                column.field = Field::Score;
        }
    }
    // A row that is a question and its answer.
    for (const std::string_view synonym : {"reponse", "answer", "answertext", "answerbody", "response"}) {
        const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), synonym) - names.begin());
        if (at < names.size() && !taken[at] && columns[at].spaced > 0.3 && has(Field::Body)) {
            found.push_back({Field::Reply, sample.names[at]});
            taken[at] = true;
            break;
        }
    }
    double confidence = 0;
    if (has(Field::Body) || has(Field::Title)) {
        const int others = static_cast<int>(has(Field::Id)) + has(Field::Author) + has(Field::Created) + has(Field::Thread)
            + has(Field::Parent) + has(Field::Forum) + (has(Field::Body) && has(Field::Title)) + has(Field::Language);
        confidence = std::min(has(Field::Body) ? 1.0 : 0.4, (has(Field::Body) ? 0.4 : 0.2) + 0.2 * others); // titles alone are a list
        // A second long text that has no name we know may be what is wanted.
        const Column &body = columns[where[has(Field::Body) ? Field::Body : Field::Title]];
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!taken[i] && columns[i].spaced > 0.7 && columns[i].meanLength > 4 * std::max(body.meanLength, 10.0))
                confidence = std::min(confidence, 0.4);
        }
    }
    return {found, confidence};
}

/// Without names: by what the cells hold.
std::pair<std::vector<MappedColumn>, double> guessByContent(const SampleRows &sample, const std::vector<Column> &columns)
{
    std::vector<MappedColumn> found;
    std::vector<bool> taken(columns.size(), false);
    const auto take = [&](Field field, std::size_t at) {
        taken[at] = true;
        found.push_back({field, sample.names[at]});
    };
    std::optional<std::size_t> text;
    double second = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column &column = columns[i];
        if (column.filled * 2 < sample.rows.size() || column.numbers > 0.3 || column.times > 0.3 || column.spaced < 0.5)
            continue;
        if (!text || column.meanLength > columns[*text].meanLength) {
            second = text ? columns[*text].meanLength : second;
            text = i;
        } else {
            second = std::max(second, column.meanLength);
        }
    }
    if (!text)
        return {found, 0};
    double confidence = columns[*text].meanLength > 3 * second && sample.rows.size() >= 3 ? 0.3 : 0.1;
    take(Field::Body, *text);
    std::optional<std::size_t> time;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!taken[i] && columns[i].times > 0.95 && columns[i].filled * 10 > sample.rows.size() * 9) {
            confidence += time ? -0.2 : 0.2;
            time = time.value_or(i);
        }
    }
    if (time)
        take(Field::Created, *time);
    // The id of a subreddit stands beside its name.
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (taken[i] || columns[i].redditIds < 0.95)
            continue;
        const bool forums = std::all_of(sample.rows.begin(), sample.rows.end(),
                                        [&](const auto &row) { return i >= row.size() || row[i].empty() || row[i].starts_with("t5_"); });
        if (!forums)
            continue;
        taken[i] = true;
        for (const std::size_t beside : {i - 1, i + 1}) { // i - 1 wraps around to nowhere
            if (beside < columns.size() && !taken[beside] && columns[beside].spaced == 0 && columns[beside].numbers < 0.5
                && columns[beside].meanLength < 25) {
                take(Field::Forum, beside);
                confidence += 0.3;
                break;
            }
        }
    }
    return {found, std::clamp(confidence, 0.0, 1.0)};
}

Error unknownColumns(const char *message, const SampleRows &sample)
{
    return Error{.code = ErrorCode::UnknownFormat, .message = message,
                 .detail = (sample.named ? "its columns: " : "without names; columns by number: ") + listed(sample.names)};
}

/// Cells of one field in the sample.
std::vector<std::string_view> cellsOf(const Mapping &mapping, const SampleRows &sample, Field field)
{
    std::vector<std::string_view> cells;
    std::vector<std::size_t> at;
    for (const MappedColumn &column : mapping.columns) {
        if (column.field != field)
            continue;
        if (const auto where = columnIn(sample.names, column.column))
            at.push_back(*where);
    }
    if (at.empty())
        return cells;
    for (const auto &row : sample.rows) {
        std::string_view cell;
        for (const std::size_t i : at) {
            if (cell.empty() && i < row.size())
                cell = row[i];
        }
        cells.push_back(cell);
    }
    return cells;
}

bool isNobody(std::string_view parent)
{
    return parent.empty() || parent == "0" || parent == "-1" || parent == "null" || parent == "NULL" || parent == "None";
}

void settleReddit(Mapping &mapping, const SampleRows &sample)
{
    const auto ids = cellsOf(mapping, sample, Field::Id);
    const auto threads = cellsOf(mapping, sample, Field::Thread);
    const auto parents = cellsOf(mapping, sample, Field::Parent);
    const auto links = cellsOf(mapping, sample, Field::Permalink);
    for (std::size_t i = 0; i < sample.names.size() && !mapping.redditLike; ++i) {
        const Column column = columnAt(sample, i);
        mapping.redditLike = column.filled > 0 && column.redditIds > 0.95;
    }
    const auto ofReddit = [](std::string_view link) { return link.starts_with("/r/") || link.find("reddit.com/r/") != std::string_view::npos; };
    const auto filledLinks = std::count_if(links.begin(), links.end(), [](auto link) { return !link.empty(); });
    if (filledLinks > 0 && std::count_if(links.begin(), links.end(), ofReddit) == filledLinks)
        mapping.redditLike = true;
    if (!mapping.redditLike)
        for (const MappedColumn &column : mapping.columns)
            mapping.redditLike |= column.field == Field::Thread && folded(column.column) == "linkid";

    // Whether they are Reddit's own ids, so that the same post in a dump is the same post.
    if (!mapping.redditLike || ids.empty())
        return;
    std::size_t real = 0, told = 0;
    bool prefixed = false, named = false;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (ids[row].empty())
            continue;
        ++told;
        const std::string_view bare = isRedditId(ids[row], "13") ? ids[row].substr(3) : ids[row];
        prefixed |= bare.size() < ids[row].size();
        real += isBase36(bare) ? 1 : 0;
        named |= row < links.size() && links[row].find("/" + std::string(bare) + "/") != std::string_view::npos;
        for (const std::string &cell : sample.rows[row])
            prefixed |= isRedditId(cell, "13") && std::string_view(cell).substr(3) == bare;
    }
    const auto anyPrefixed = [](const std::vector<std::string_view> &cells) {
        return std::any_of(cells.begin(), cells.end(), [](auto cell) { return isRedditId(cell, "13"); });
    };
    bool link = anyPrefixed(threads) || anyPrefixed(parents);
    for (const MappedColumn &column : mapping.columns)
        link |= column.field == Field::Thread && folded(column.column) == "linkid" && !threads.empty();
    if (told > 0 && real == told && (prefixed || named || link))
        mapping.platform = Platform::Reddit;
}

/// Whether texts went through an interface that writes & < > as entities: then none stands bare.
void settleEscapes(Mapping &mapping, const SampleRows &sample)
{
    bool any = false, bare = false;
    for (const Field field : {Field::Title, Field::Body, Field::Reply}) {
        for (std::string_view text : cellsOf(mapping, sample, field)) {
            for (std::size_t at = 0; (at = text.find_first_of("&<>", at)) != std::string_view::npos && !bare; ++at) {
                const std::string_view rest = text.substr(at);
                const bool escaped = rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;");
                any = any || escaped;
                bare = !escaped;
            }
        }
    }
    mapping.escaped = any && !bare;
}

void settleTree(Mapping &mapping, const SampleRows &sample)
{
    const auto ids = cellsOf(mapping, sample, Field::Id);
    const auto parents = cellsOf(mapping, sample, Field::Parent);
    const auto threads = cellsOf(mapping, sample, Field::Thread);
    const std::set<std::string_view> known(ids.begin(), ids.end());
    mapping.zeroIsNobody = !known.contains("0") && !ids.empty()
        && std::any_of(parents.begin(), parents.end(), [](auto parent) { return isNobody(parent); });
    // Where posts and threads have one numbering, no post of a thread has another thread's number.
    if (!ids.empty() && !threads.empty()) {
        const std::set<std::string_view> all(threads.begin(), threads.end());
        for (std::size_t row = 0; row < ids.size(); ++row)
            mapping.threadsApart |= !ids[row].empty() && !threads[row].empty() && ids[row] != threads[row] && all.contains(ids[row]);
    }
}

void settleTimes(Mapping &mapping, const SampleRows &sample)
{
    if (mapping.time.order != DateOrder::Unknown)
        return;
    int dayFirst = 0, monthFirst = 0;
    for (const std::string_view cell : cellsOf(mapping, sample, Field::Created)) {
        const DateOrder order = orderIn(cell);
        dayFirst += order == DateOrder::DayFirst;
        monthFirst += order == DateOrder::MonthFirst;
    }
    if (dayFirst != monthFirst)
        mapping.time.order = dayFirst > monthFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

// ---- tables ----

std::vector<std::string> cellsIn(const RowScanner &rows, const Dialect &dialect)
{
    std::vector<std::string> cells;
    std::string scratch;
    for (const std::string_view field : rows.fields()) {
        std::string text(fieldText(field, dialect, scratch));
        text::repairUtf8(text);
        cells.push_back(std::move(text));
    }
    return cells;
}

std::string trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

/// 0, 1, 2 ... behind an empty one or from the first: how a data frame without names is written.
bool isCounting(const std::vector<std::string> &cells)
{
    const std::size_t first = cells.size() > 1 && cells[0].empty() ? 1 : 0;
    for (std::size_t i = first; i < cells.size(); ++i) {
        if (cells[i] != std::to_string(i - first))
            return false;
    }
    return cells.size() > first + (first == 0 ? 1 : 0);
}

bool seemsHeader(const std::vector<std::string> &first, const SampleRows &rest, const Mapping &given)
{
    if (isCounting(first))
        return true;
    const auto known = std::count_if(first.begin(), first.end(), [](const std::string &cell) {
        return std::any_of(synonyms().begin(), synonyms().end(), [&](const Synonyms &each) {
            return std::find(each.names.begin(), each.names.end(), folded(cell)) != each.names.end();
        });
    });
    if (known >= 2) // whatever else stands there: names may come twice, or be missing
        return true;
    std::set<std::string> seen;
    std::size_t empty = 0;
    for (const std::string &cell : first) {
        if (cell.size() > 80 || isNumber(cell) || timeIn(cell, {}) || cell.find('\n') != std::string::npos || isRedditId(cell, "123456"))
            return false;
        empty += cell.empty() ? 1 : 0;
        if (!cell.empty() && !seen.insert(cell).second)
            return false;
    }
    if (empty > 1 || empty == first.size())
        return false;
    for (const MappedColumn &column : given.columns) {
        if (!isNumber(column.column) && !column.column.starts_with('#') && columnIn(first, column.column))
            return true;
    }
    if (known > 0)
        return true;
    // Otherwise a header is unlike what stands below it.
    for (std::size_t i = 0; i < first.size(); ++i) {
        const Column column = columnAt(rest, i);
        if (column.filled > 0 && (column.numbers > 0.9 || column.times > 0.9))
            return true;
        if (column.filled > 2 && column.spaced > 0.8 && column.meanLength > 5 * static_cast<double>(first[i].size())
            && first[i].find(' ') == std::string::npos)
            return true;
    }
    return false;
}

std::vector<std::string> numbers(std::size_t count)
{
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= count; ++i)
        names.push_back(std::to_string(i));
    return names;
}

/// Only the first column is asked for, so that the file may be a list of texts.
bool wantsOneColumn(const Mapping &mapping)
{
    return mapping.columns.size() == 1;
}

} // namespace

std::string_view fieldName(Field field)
{
    return FieldNames[static_cast<std::size_t>(field)];
}

std::optional<Field> fieldNamed(std::string_view name)
{
    const auto at = std::find(std::begin(FieldNames), std::end(FieldNames), name);
    if (at == std::end(FieldNames))
        return std::nullopt;
    return static_cast<Field>(at - std::begin(FieldNames));
}

Result<void> addMapping(Mapping &mapping, std::string_view text)
{
    const auto isKey = [](std::string_view part) {
        const auto equals = part.find('=');
        return equals != std::string_view::npos && equals > 0
            && std::all_of(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(equals),
                           [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; });
    };
    while (!text.empty()) {
        std::size_t end = text.find(',');
        while (end != std::string_view::npos && !isKey(text.substr(end + 1)))
            end = text.find(',', end + 1);
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        const auto equals = pair.find('=');
        const std::string_view key = pair.substr(0, equals);
        const std::string_view column = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        if (column.empty())
            return Error{.code = ErrorCode::BadInput,
                         .message = TR_NOOP("Error", "A mapping is written FIELD=COLUMN,FIELD=COLUMN; “%1” is not."),
                         .subject = std::string(pair)};
        if (key == "records") {
            mapping.records = column;
        } else if (key == "children") {
            mapping.children.emplace_back(column);
        } else if (const auto field = fieldNamed(key)) {
            mapping.columns.push_back({*field, std::string(column)});
        } else {
            std::string names;
            for (const std::string_view name : FieldNames)
                names += std::string(name) + ", ";
            return Error{.code = ErrorCode::BadInput, .message = TR_NOOP("Error", "There is no field “%1” to map a column to."),
                         .subject = std::string(key), .detail = "fields: " + names + "and for JSON records, children"};
        }
    }
    return {};
}

std::string mappingText(const Mapping &mapping)
{
    std::string text;
    const auto add = [&](std::string_view key, const std::string &value) {
        text.append(text.empty() ? "" : ",").append(key).append("=").append(value);
    };
    for (const MappedColumn &column : mapping.columns)
        add(fieldName(column.field), column.column);
    if (!mapping.records.empty())
        add("records", mapping.records);
    for (const std::string &key : mapping.children)
        add("children", key);
    return text;
}

std::optional<std::size_t> columnIn(const std::vector<std::string> &names, std::string_view column)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == column)
            return i;
    }
    const std::string wanted = folded(column);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!wanted.empty() && folded(names[i]) == wanted && !isNumber(column))
            return i;
    }
    if (column.starts_with('#'))
        column.remove_prefix(1);
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(column.data(), column.data() + column.size(), number);
    if (failure == std::errc() && end == column.data() + column.size() && number >= 1 && number <= names.size())
        return number - 1;
    return std::nullopt;
}

std::pair<std::vector<MappedColumn>, double> guessColumns(const SampleRows &sample)
{
    std::vector<Column> columns;
    for (std::size_t i = 0; i < sample.names.size(); ++i)
        columns.push_back(columnAt(sample, i));
    if (sample.named) {
        auto guess = guessByName(sample, columns);
        if (guess.second > 0)
            return guess;
    }
    return guessByContent(sample, columns);
}

Result<void> settleColumns(Mapping &mapping, const SampleRows &sample)
{
    if (mapping.columns.empty()) {
        std::tie(mapping.columns, mapping.confidence) = guessColumns(sample);
        for (const MappedColumn &column : mapping.columns) {
            if (mapping.json && column.field == Field::Body && column.column.find('.') != std::string::npos)
                mapping.confidence = std::min(mapping.confidence, 0.4); // somewhere in a record is not what it says
        }
    } else {
        mapping.confidence = 1;
        if (!mapping.json) { // a key may be missing from the first records
            for (const MappedColumn &column : mapping.columns) {
                if (!columnIn(sample.names, column.column)) {
                    Error error = unknownColumns(TR_NOOP("Error", "%1 has no such column as the mapping names."), sample);
                    error.detail = "no column “" + column.column + "” for " + std::string(fieldName(column.field)) + "; " + error.detail;
                    return error;
                }
            }
        }
    }
    settleReddit(mapping, sample);
    settleEscapes(mapping, sample);
    settleTree(mapping, sample);
    settleTimes(mapping, sample);
    const bool hasText = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const MappedColumn &column) {
        return column.field == Field::Body || column.field == Field::Title;
    });
    if (mapping.confidence < 0.5)
        return unknownColumns(mapping.json
                                  ? TR_NOOP("Error", "%1 is JSON, but not of a shape that Parlance knows: say with --map which key "
                                                     "holds what, for instance --map id=ID,author=USER,created=DATE,body=TEXT.")
                                  : TR_NOOP("Error", "%1 is a table: say with --map which column holds what, for instance "
                                                     "--map id=ID,author=USER,created=DATE,body=TEXT."),
                              sample);
    if (!hasText)
        return unknownColumns(TR_NOOP("Error", "The mapping for %1 names neither a body nor a title: without words there is nothing to read."),
                              sample);
    mapping.settled = true;
    return {};
}

namespace {

/// \returns the rows looked at; what they do not tell is the error.
std::pair<SampleRows, Result<void>> settleTable(Mapping &mapping, std::string_view head, std::size_t most)
{
    SampleRows sample;
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0;
    });
    // "sep=;" in a line of its own tells spreadsheets the separator.
    mapping.leadIn = head.size() > 5 && head.starts_with("sep=") && (head[5] == '\n' || head[5] == '\r');
    if (mapping.leadIn) {
        mapping.separator = mapping.separator == 0 ? head[4] : mapping.separator;
        head.remove_prefix(std::min(head.find_first_not_of("\r\n", 5), head.size()));
    }
    FoundDialect found = findDialect(head, mapping.separator);
    if (mapping.columns.empty() && controls * 50 > static_cast<std::ptrdiff_t>(head.size()))
        found.found = false; // not text
    if (!found.found && wantsOneColumn(mapping)) {
        found.found = true;
        found.columns = 1;
        found.dialect.separator = '\x1F'; // lines of text, whatever they hold
        found.dialect.quotes = found.dialect.escapes = false;
    }
    mapping.json = false;
    mapping.dialect = found.dialect;
    RowScanner rows(head, mapping.dialect);
    std::vector<std::string> first;
    std::string firstRow;
    for (RowScanner::Status status; sample.rows.size() < most;) {
        status = rows.next();
        if (status == RowScanner::Status::Blank)
            continue;
        if (status != RowScanner::Status::Row)
            break;
        if (first.empty()) {
            firstRow = rows.row();
            first = cellsIn(rows, mapping.dialect);
            continue;
        }
        if (!rows.endedByLine() && head.size() >= 4096)
            break; // cut off by the end of the head
        if (rows.fields().size() == found.columns)
            sample.rows.push_back(cellsIn(rows, mapping.dialect));
    }
    const bool usable = found.found && (first.size() == found.columns || !mapping.columns.empty());
    const bool header = mapping.header == Switch::Yes || (mapping.header == Switch::Auto && usable && seemsHeader(first, sample, mapping));
    mapping.hasHeader = header;
    mapping.headerRow = header ? firstRow : std::string();
    sample.named = header && !isCounting(first);
    if (header) {
        for (const std::string &name : first)
            sample.names.push_back(trimmed(name));
    } else {
        sample.names = numbers(std::max(found.columns, std::size_t{1}));
        if (first.size() == found.columns)
            sample.rows.insert(sample.rows.begin(), std::move(first));
    }
    mapping.names = sample.names;
    if (!usable)
        return {std::move(sample),
                Error{.code = ErrorCode::UnknownFormat,
                      .message = TR_NOOP("Error", "%1 is no table: its lines have no common number of columns, whether they are separated by "
                                                  "tabs, commas, semicolons or bars.")}};
    auto done = settleColumns(mapping, sample);
    return {std::move(sample), std::move(done)};
}

} // namespace

bool seemsJson(std::string_view head)
{
    const auto blank = std::string_view(" \t\r\n\0\x1E", 6);
    const auto first = head.find_first_not_of(blank);
    if (first == std::string_view::npos || (head[first] != '{' && head[first] != '['))
        return false;
    const auto second = head.find_first_not_of(blank, first + 1);
    if (second == std::string_view::npos)
        return true;
    const char next = head[second];
    return head[first] == '{' ? next == '"' || next == '}'
                              : next == '{' || next == '[' || next == ']' || next == '"' || next == '-' || (next >= '0' && next <= '9');
}

namespace {

std::string_view withoutMark(std::string_view head)
{
    return head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

} // namespace

Result<Mapping> settledTable(const Mapping &given, std::string_view head)
{
    Mapping mapping = given;
    const auto [sample, done] = settleTable(mapping, withoutMark(head), 400);
    if (!done)
        return done.error();
    return mapping;
}

Result<Mapping> settledJson(const Mapping &given, std::string_view head)
{
    Mapping mapping = given;
    const auto [sample, done] = sampleJson(mapping, withoutMark(head), 400);
    if (!done)
        return done.error();
    return mapping;
}

Result<Mapping> settled(const Mapping &given, std::string_view head)
{
    return seemsJson(withoutMark(head)) ? settledJson(given, head) : settledTable(given, head);
}

TablePreview previewOf(std::string_view head, const Mapping &given, std::size_t rows)
{
    TablePreview preview;
    preview.mapping = given;
    head = withoutMark(head);
    preview.json = seemsJson(head);
    auto [sample, done] = preview.json ? sampleJson(preview.mapping, head, 400) : settleTable(preview.mapping, head, 400);
    preview.columns = std::move(sample.names);
    preview.rows = std::move(sample.rows);
    if (preview.rows.size() > rows)
        preview.rows.resize(rows);
    if (!done)
        preview.problem = done.error();
    return preview;
}

Result<TablePreview> previewOfFile(const std::string &path, const Mapping &given, std::size_t rows)
{
    auto bytes = openFile(path);
    if (!bytes)
        return bytes.error();
    std::string head(64 * 1024, '\0');
    std::size_t filled = 0;
    while (filled < head.size()) {
        const auto got = (*bytes)->read(head.data() + filled, head.size() - filled);
        if (!got && filled == 0)
            return got.error();
        if (!got || *got == 0)
            break;
        filled += *got;
    }
    head.resize(filled);
    TablePreview preview = previewOf(head, given, rows);
    if (preview.problem)
        preview.problem->subject = path;
    return preview;
}

} // namespace parlance::import
