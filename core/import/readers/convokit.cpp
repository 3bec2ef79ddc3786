// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/convokit.h"

#include "core/import/bots.h"
#include "core/import/excerpt.h"
#include "core/import/jsonelements.h"
#include "core/import/jsonmending.h"
#include "core/import/membername.h"
#include "core/import/readers/isotime.h"
#include "core/import/readers/redditaddress.h"
#include "core/import/readers/redditfields.h"
#include "core/text/utf8.h"

#include <boost/json/basic_parser_impl.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;
namespace dom = simdjson::dom;
constexpr auto npos = std::string_view::npos;

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\0"sv) == npos;
}

// ---- cutting ----

/// Lines, or the elements of an array.
class UtteranceCutter final : public Cutter
{
public:
    Piece next(std::string_view held, std::size_t wanted, bool ended) override
    {
        if (!m_decided) {
            const auto first = held.find_first_not_of(" \t\r\n\0"sv);
            if (first == npos)
                return {held.size(), 0};
            m_decided = true;
            if (held[first] == '[')
                m_elements = std::make_unique<JsonElementCutter>(std::vector<JsonPath>{{}});
        }
        if (m_elements)
            return m_elements->next(held, wanted, ended);
        if (m_lost) {
            const auto end = held.find('\n');
            m_lost = end == npos;
            return {m_lost ? held.size() : end + 1, 0};
        }
        if (ended)
            return {0, held.size()};
        const auto last = held.rfind('\n');
        return {0, last == npos ? 0 : last + 1};
    }

    void passOver() override
    {
        if (m_elements)
            m_elements->passOver();
        else
            m_lost = true;
    }

    std::shared_ptr<const std::string> prelude() const override
    {
        return m_elements ? m_elements->prelude() : std::shared_ptr<const std::string>();
    }

private:
    std::unique_ptr<JsonElementCutter> m_elements;
    bool m_decided = false;
    bool m_lost = false; ///< in the midst of a line
};

// ---- fields ----

/// A number however it is written: 12, 12.0, "12".
std::optional<double> numberOf(const dom::element &value)
{
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return std::nullopt;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

bool isSet(const dom::element &value)
{
    bool truth = false;
    if (value.get(truth) == simdjson::SUCCESS)
        return truth;
    const auto number = numberOf(value);
    return number && *number != 0;
}

/// An id: a text, a number, or an object that has one.
std::string idOf(const dom::element &value)
{
    std::string_view text;
    std::int64_t number = 0;
    dom::element inner;
    if (value.get(text) == simdjson::SUCCESS)
        return std::string(text);
    if (value.get(number) == simdjson::SUCCESS)
        return std::to_string(number);
    if (value.is_object() && value.at_key("id").get(inner) == simdjson::SUCCESS && !inner.is_object())
        return idOf(inner);
    return {};
}

std::optional<std::int64_t> timeOf(const dom::element &value)
{
    if (const auto number = numberOf(value))
        return plausibleTime(*number);
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? isoTime(text) : std::nullopt;
}

std::string textOf(const dom::element &value)
{
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// One utterance as its record says it.
struct Utterance
{
    std::string id, conversation, answers, speaker, text;
    bool hasText = false;
    std::optional<std::int64_t> created, retrieved;
    std::optional<double> score, ups, downs;
    std::string subreddit, permalink, topComment, flair;
    std::uint32_t flags = 0;
};

void readMeta(const dom::object &meta, Utterance &told)
{
    const auto flag = [&told](const dom::element &value, PostFlag bit) {
        if (isSet(value))
            told.flags |= bit;
    };
    for (const auto &[key, value] : meta) {
        if (key == "score")
            told.score = numberOf(value);
        else if (key == "ups")
            told.ups = numberOf(value);
        else if (key == "downs")
            told.downs = numberOf(value);
        else if (key == "retrieved_on")
            told.retrieved = timeOf(value); // -1: not known
        else if (key == "subreddit")
            told.subreddit = textOf(value);
        else if (key == "permalink")
            told.permalink = textOf(value);
        else if (key == "top_level_comment")
            told.topComment = idOf(value);
        else if (key == "link_flair_text")
            told.flair = textOf(value);
        else if (key == "stickied")
            flag(value, FlagStickied);
        else if (key == "edited")
            flag(value, FlagEdited);
        else if (key == "score_hidden")
            flag(value, FlagScoreHidden);
        else if (key == "controversiality")
            flag(value, FlagControversial);
        else if (key == "over_18")
            flag(value, FlagNsfw);
        else if (key == "distinguished" && !textOf(value).empty())
            told.flags |= FlagDistinguished;
    }
}

void readUtterance(const dom::object &object, Utterance &told)
{
    for (const auto &[key, value] : object) {
        if (key == "id") {
            told.id = idOf(value);
        } else if (key == "conversation_id" || key == "root") {
            told.conversation = idOf(value);
        } else if (key == "reply-to" || key == "reply_to") {
            told.answers = idOf(value);
        } else if (key == "speaker" || key == "user") {
            told.speaker = idOf(value);
        } else if (key == "timestamp") {
            told.created = timeOf(value);
        } else if (key == "text") {
            told.hasText = true;
            told.text = textOf(value);
        } else if (key == "meta") {
            dom::object meta;
            if (value.get(meta) == simdjson::SUCCESS)
                readMeta(meta, told);
        }
    }
}

// ---- posts ----

/// Makes posts of utterances.
class PostMaker
{
public:
    explicit PostMaker(const FileFacts &facts) : m_facts(facts)
    {
        m_corpus = facts.forum.empty() ? facts.folder : facts.forum;
        for (const std::string_view packed : {".zip"sv, ".7z"sv, ".tar"sv, ".tgz"sv, ".tar.gz"sv, ".tar.xz"sv, ".tar.bz2"sv}) {
            if (facts.forum.empty() && m_corpus.size() > packed.size() && m_corpus.ends_with(packed)) {
                m_corpus.resize(m_corpus.size() - packed.size());
                break;
            }
        }
    }

    /// \returns why it is no post; nullptr when it is one.
    const char *make(Utterance &told, RawPost &post) const
    {
        if (told.id.empty())
            return "it has no id";
        if (!told.hasText)
            return "it is an utterance without a text";
        post.createdUtc = told.created;
        post.retrievedUtc = told.retrieved;
        post.flags = told.flags;
        const auto score = told.score ? told.score : told.ups ? std::optional(*told.ups - told.downs.value_or(0)) : std::nullopt;
        if (score)
            post.score = static_cast<std::int32_t>(std::clamp(*score, -2147483647.0, 2147483647.0));
        else
            post.flags |= FlagNoScore;
        if (isReddit(told))
            makeReddit(told, post);
        else
            makeOther(told, post);
        for (std::string *text : {&post.id, &post.threadId, &post.parentId, &post.key, &post.threadKey, &post.parentKey, &post.forum,
                                  &post.author, &post.authorId, &post.title, &post.threadTitle, &post.body, &post.flair}) {
            if (text->find('\0') != npos) // "\u0000" is a character like any other to JSON
                text::repairUtf8(*text);
        }
        if (looksLikeBot(post.author, post.body))
            post.flags |= FlagBot;
        return nullptr;
    }

private:
    static const std::string *in(const std::unordered_map<std::string, std::string> &names, const std::string &id)
    {
        const auto at = names.find(id);
        return at == names.end() ? nullptr : &at->second;
    }

    const std::string *title(const std::string &conversation) const
    {
        return m_facts.roster ? in(m_facts.roster->threads, conversation) : nullptr;
    }

    /// The subreddit that the corpus tells of a conversation, or of all.
    const std::string *subreddit(const std::string &conversation) const
    {
        if (!m_facts.roster)
            return nullptr;
        const std::string *one = in(m_facts.roster->forums, conversation);
        return one ? one : in(m_facts.roster->forums, {});
    }

    void declare(RawPost &post, const std::string &conversation) const
    {
        if (!m_facts.roster)
            return;
        if (const auto at = m_facts.roster->declaredComments.find(conversation); at != m_facts.roster->declaredComments.end())
            post.declaredComments = at->second;
    }

    bool isReddit(const Utterance &told) const
    {
        if (!isRedditId(withoutPrefix(told.id)))
            return false;
        return !told.subreddit.empty() || !RedditAddress(told.permalink).link.empty() || subreddit(told.conversation);
    }

    void makeReddit(Utterance &told, RawPost &post) const
    {
        post.platform = Platform::Reddit;
        post.id = withoutPrefix(told.id);
        const RedditAddress address(told.permalink);
        const std::string conversation = withoutPrefix(told.conversation);
        const std::string top = withoutPrefix(told.topComment);
        const bool isComment = told.id.starts_with("t1_")
            || (!told.id.starts_with("t3_")
                && (!address.link.empty() ? address.link != post.id || !address.comment.empty()
                                          : !top.empty() || post.id != conversation || !told.answers.empty()));
        post.kind = isComment ? PostKind::Comment : PostKind::Submission;
        const std::string *named = subreddit(told.conversation);
        post.forum = !told.subreddit.empty() ? told.subreddit
            : !address.subreddit.empty()     ? std::string(address.subreddit)
            : named                          ? *named
                                             : m_facts.forum;
        setAuthor(post, told.speaker);
        if (told.speaker.empty())
            post.flags |= FlagNoAuthor;
        const std::string *title = this->title(told.conversation);
        if (isComment) {
            // A conversation may be a branch, named after a comment: then it does not tell the thread.
            const bool isBranch = told.conversation.starts_with("t1_")
                || (!told.conversation.starts_with("t3_") && !top.empty() && (top == conversation || post.id == conversation));
            post.threadId = !address.link.empty() ? std::string(address.link) : isBranch ? std::string() : conversation;
            post.parentId = withoutPrefix(told.answers);
            const bool answersPost = told.answers.starts_with("t3_")
                || (!told.answers.starts_with("t1_") && !post.parentId.empty() && post.parentId == post.threadId);
            post.parentKind = answersPost ? PostKind::Submission : PostKind::Comment;
            if (post.threadId.empty())
                post.permalink = "https://www.reddit.com/api/info/?id=t1_" + post.id;
            else if (title && !isBranch)
                post.threadTitle = decodeEntities(*title);
        } else {
            post.threadId = post.id;
            post.flair = told.flair;
            if (title)
                post.title = decodeEntities(*title);
            declare(post, told.conversation);
        }
        setBody(post, told.text);
        // As in dumps: where '<' or '>' stand bare, '&lt;' was not put there by the transport.
        post.markup = post.body.find_first_of("<>") != npos ? Markup::Markdown : Markup::RedditMarkdown;
    }

    void makeOther(Utterance &told, RawPost &post) const
    {
        const auto keyOf = [this](const std::string &id) { return m_corpus.empty() ? std::string() : m_corpus + "/" + id; };
        post.platform = Platform::ConvoKit;
        post.markup = Markup::Plain;
        post.forum = m_corpus;
        post.id = std::move(told.id);
        post.key = keyOf(post.id);
        const bool opens = told.conversation.empty() ? told.answers.empty() : told.conversation == post.id;
        post.kind = opens ? PostKind::Submission : PostKind::Comment;
        const std::string *title = this->title(told.conversation);
        if (opens) {
            post.threadId = post.id;
            if (title)
                post.title = *title;
            declare(post, told.conversation);
        } else {
            if (title)
                post.threadTitle = *title;
            post.threadId = std::move(told.conversation);
            post.parentId = std::move(told.answers);
            post.parentKind = post.parentId == post.threadId ? PostKind::Submission : PostKind::Comment;
            if (!post.parentId.empty())
                post.parentKey = keyOf(post.parentId);
        }
        if (!post.threadId.empty())
            post.threadKey = keyOf(post.threadId);
        if (told.speaker.empty()) {
            post.flags |= FlagNoAuthor;
        } else {
            const std::string *name = m_facts.roster ? in(m_facts.roster->authors, told.speaker) : nullptr;
            post.authorId = keyOf(told.speaker);
            post.author = name ? *name : told.speaker;
        }
        post.body = std::move(told.text);
    }

    const FileFacts &m_facts;
    std::string m_corpus;
};

const char *reasonOf(simdjson::error_code failure)
{
    switch (failure) {
    case simdjson::INCORRECT_TYPE:
        return "it is not a JSON object";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
        return "it is too large";
    case simdjson::DEPTH_ERROR:
        return "it is nested too deep";
    default:
        return "it is not JSON";
    }
}

/// Parses one record after the other.
class UtteranceReader
{
public:
    explicit UtteranceReader(const Chunk &chunk) : m_maker(chunk.facts ? *chunk.facts : m_nothing) {}

    /// \returns why it is no post; nullptr when it is one.
    const char *read(std::string_view record, RawPost &post)
    {
        Utterance told;
        simdjson::error_code failure = parse(record, told);
        if (failure) {
            told = {};
            failure = parse(mended(record, BlankControls::All), told);
        }
        return failure ? reasonOf(failure) : m_maker.make(told, post);
    }

private:
    simdjson::error_code parse(std::string_view record, Utterance &told)
    {
        m_padded.assign(record);
        m_padded.append(simdjson::SIMDJSON_PADDING, ' ');
        dom::object object;
        if (const auto failure = m_parser.parse(m_padded.data(), record.size(), false).get(object))
            return failure;
        readUtterance(object, told);
        return simdjson::SUCCESS;
    }

    const FileFacts m_nothing;
    PostMaker m_maker;
    dom::parser m_parser;
    std::string m_padded;
};

// ---- recognition ----

bool isUtterance(const std::vector<std::string_view> &keys)
{
    const auto has = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    return has("id") && has("text") && (has("speaker") || has("user")) && (has("reply-to") || has("reply_to"))
        && (has("conversation_id") || has("root"));
}

/// The keys of the first object, as far as the text goes.
std::vector<std::string_view> keysOf(std::string_view text)
{
    std::vector<std::string_view> keys;
    int depth = 0;
    bool wantKey = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            ++depth;
            wantKey = c == '{';
        } else if (c == '}' || c == ']') {
            if (--depth == 0)
                break;
        } else if (c == ',') {
            wantKey = true;
        } else if (c == ':') {
            wantKey = false;
        } else if (c == '"') {
            const std::size_t begin = ++i;
            while (i < text.size() && text[i] != '"')
                i += text[i] == '\\' ? 2 : 1;
            if (depth == 1 && wantKey && i < text.size())
                keys.push_back(text.substr(begin, i - begin));
        }
    }
    return keys;
}

// ---- the corpus's other files ----

/// Walks over {ID: {KEY: VALUE}}, {ID: {"meta": {KEY: VALUE}}} and {KEY: VALUE}, whatever else stands between, and tells the
/// texts and whole numbers. Keeps one key a level and the text being read.
class FieldWalk
{
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    using Told = std::function<void(const std::string &id, const std::string &key, std::string_view text)>;
    explicit FieldWalk(Told told) : m_told(std::move(told)) {}

    bool on_document_begin(boost::system::error_code &) { return true; }
    bool on_document_end(boost::system::error_code &) { return true; }
    bool on_object_begin(boost::system::error_code &) { return enter(true); }
    bool on_object_end(std::size_t, boost::system::error_code &) { return leave(); }
    bool on_array_begin(boost::system::error_code &) { return enter(false); }
    bool on_array_end(std::size_t, boost::system::error_code &) { return leave(); }
    bool on_key_part(std::string_view part, std::size_t, boost::system::error_code &)
    {
        m_part += part;
        return true;
    }
    bool on_key(std::string_view part, std::size_t, boost::system::error_code &)
    {
        if (m_depth <= keys)
            m_keys[m_depth - 1] = m_part.append(part);
        m_part.clear();
        return true;
    }
    bool on_string_part(std::string_view part, std::size_t, boost::system::error_code &)
    {
        if (isField())
            m_part += part;
        return true;
    }
    bool on_string(std::string_view part, std::size_t, boost::system::error_code &)
    {
        if (isField())
            tell(m_part.append(part));
        m_part.clear();
        return true;
    }
    bool on_number_part(std::string_view, boost::system::error_code &) { return true; }
    bool on_int64(std::int64_t number, std::string_view, boost::system::error_code &)
    {
        if (isField())
            tell(std::to_string(number));
        return true;
    }
    bool on_uint64(std::uint64_t, std::string_view, boost::system::error_code &) { return true; }
    bool on_double(double, std::string_view, boost::system::error_code &) { return true; }
    bool on_bool(bool, boost::system::error_code &) { return true; }
    bool on_null(boost::system::error_code &) { return true; }
    bool on_comment_part(std::string_view, boost::system::error_code &) { return true; }
    bool on_comment(std::string_view, boost::system::error_code &) { return true; }

private:
    static constexpr std::size_t keys = 3;

    bool enter(bool isObject)
    {
        ++m_depth;
        if (!isObject && m_arrayDepth == 0)
            m_arrayDepth = m_depth;
        return true;
    }

    bool leave()
    {
        if (m_arrayDepth == m_depth)
            m_arrayDepth = 0;
        --m_depth;
        return true;
    }

    bool isField() const
    {
        return m_arrayDepth == 0 && m_depth >= 1 && (m_depth <= 2 || (m_depth == 3 && m_keys[1] == "meta"));
    }

    void tell(std::string_view text)
    {
        std::string valid(text);
        text::repairUtf8(valid);
        m_told(m_depth == 1 ? std::string() : m_keys[0], m_keys[m_depth - 1], valid);
    }

    Told m_told;
    std::size_t m_depth = 0;
    std::size_t m_arrayDepth = 0; ///< of the outermost array around; 0: none
    std::array<std::string, keys> m_keys;
    std::string m_part;
};

/// \returns false where it is no JSON; what was told before counts.
bool tellFields(std::string_view json, const FieldWalk::Told &told)
{
    boost::json::parse_options options;
    options.max_depth = 200;
    boost::json::basic_parser<FieldWalk> parser(options, told);
    boost::system::error_code failure;
    parser.write_some(false, json.data(), json.size(), failure);
    return !failure;
}

/// The name of the file without the folders that it lies in and without what it is packed with, in lower case.
std::string fileNameOf(std::string_view path)
{
    return unpackedName(path.substr(path.rfind('/') + 1));
}

constexpr std::array titleKeys = {"title"sv,      "op-title"sv, "op_title"sv, "page_title"sv, "thread_title"sv, "subject"sv,
                                  "topic"sv,      "case_name"sv, "movie_name"sv, "name"sv};
constexpr std::array nameKeys = {"name"sv, "display_name"sv, "full_name"sv, "username"sv, "user_name"sv, "character_name"sv, "screen_name"sv};

/// Puts the text under the id, unless one with a better key (further in front) is there.
void keepBest(std::unordered_map<std::string, std::string> &names, std::unordered_map<std::string, std::size_t> &ranks,
              const auto &wanted, const std::string &id, const std::string &key, std::string_view text)
{
    const auto rank = static_cast<std::size_t>(std::find(wanted.begin(), wanted.end(), key) - wanted.begin());
    if (rank == wanted.size() || text.empty())
        return;
    const auto [at, isNew] = ranks.try_emplace(id, rank);
    if (!isNew && at->second <= rank)
        return;
    at->second = rank;
    names[id] = text;
}

} // namespace

bool ConvokitReader::recognises(std::string_view head) const
{
    const auto first = head.find_first_not_of(" \t\r\n\0"sv);
    if (first == npos)
        return false;
    if (head[first] == '[')
        return head.find_first_not_of(" \t\r\n"sv, first + 1) != npos && isUtterance(keysOf(head.substr(first + 1)));
    for (int looked = 0; !head.empty() && looked < 5;) {
        const auto end = head.find('\n');
        const std::string_view line = head.substr(0, end);
        head = end == npos ? std::string_view() : head.substr(end + 1);
        if (isBlank(line))
            continue;
        ++looked;
        if (line[line.find_first_not_of(" \t\r\0"sv)] == '{' && isUtterance(keysOf(line)))
            return true;
    }
    return false;
}

std::unique_ptr<Cutter> ConvokitReader::cutter(const FileFacts &) const
{
    return std::make_unique<UtteranceCutter>();
}

Batch ConvokitReader::parse(const Chunk &chunk) const
{
    Batch batch;
    UtteranceReader reader(chunk);
    if (chunk.prelude) {
        JsonElements elements(chunk);
        while (const auto element = elements.next()) {
            RawPost post;
            const char *reason = element->fault ? element->fault : reader.read(element->text, post);
            if (reason)
                batch.rejects.push_back(elements.reject(*element, reason));
            else
                batch.posts.push_back(std::move(post));
        }
        return batch;
    }
    std::string_view rest = chunk.bytes;
    std::int64_t line = chunk.firstLine;
    std::int64_t offset = chunk.offset;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const bool whole = end != npos;
        const std::string_view record = rest.substr(0, end);
        rest = whole ? rest.substr(end + 1) : std::string_view();
        if (!isBlank(record)) {
            RawPost post;
            const char *reason = reader.read(record, post);
            if (!reason)
                batch.posts.push_back(std::move(post));
            else
                batch.rejects.push_back({line, offset, chunk.truncated && !whole ? "the file breaks off inside it" : reason, excerptOf(record)});
        }
        offset += static_cast<std::int64_t>(record.size()) + 1;
        ++line;
    }
    return batch;
}

std::vector<std::size_t> ConvokitFolder::members(const std::vector<std::string> &paths) const
{
    std::size_t lines = paths.size();
    std::size_t array = paths.size();
    bool hasOther = false;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (paths[i].find('/') != npos)
            continue;
        const std::string name = fileNameOf(paths[i]);
        if (name == "utterances.jsonl")
            lines = i;
        else if (name == "utterances.json")
            array = i;
        hasOther = hasOther || name == "index.json" || isRoster(paths[i]);
    }
    const std::size_t utterances = lines < paths.size() ? lines : array;
    if (!hasOther || utterances == paths.size())
        return {};
    return {utterances};
}

bool ConvokitFolder::isRoster(std::string_view path) const
{
    if (path.find('/') != npos)
        return false;
    const std::string name = fileNameOf(path);
    return name == "conversations.json" || name == "speakers.json" || name == "users.json" || name == "corpus.json";
}

void ConvokitFolder::addToRoster(Roster &roster, std::string_view path, std::string_view content) const
{
    const std::string name = fileNameOf(path);
    std::unordered_map<std::string, std::size_t> ranks;
    const auto told = [&](const std::string &id, const std::string &key, std::string_view text) {
        if (name == "corpus.json") {
            if (id.empty() && key == "subreddit" && !text.empty())
                roster.forums[{}] = text;
        } else if (id.empty()) {
            return;
        } else if (name == "conversations.json") {
            std::int32_t number = 0;
            if (key == "subreddit" && !text.empty())
                roster.forums[id] = text;
            else if (key == "num_comments"
                     && std::from_chars(text.data(), text.data() + text.size(), number).ptr == text.data() + text.size())
                roster.declaredComments[id] = std::max(0, number);
            else
                keepBest(roster.threads, ranks, titleKeys, id, key, text);
        } else {
            keepBest(roster.authors, ranks, nameKeys, id, key, text);
        }
    };
    if (content.starts_with("\xEF\xBB\xBF"))
        content.remove_prefix(3);
    if (!tellFields(content, told))
        tellFields(mended(content, BlankControls::All), told); // what comes before a fault that stays counts
}

} // namespace parlance::import
