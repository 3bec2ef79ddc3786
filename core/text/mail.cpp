// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/mail.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

// How it works: the body becomes a list of lines; each gets a kind, in one walk from the top with a few lines of
// foresight; then the lines are written by their kinds.

namespace parlance::text {

namespace {

using std::string_view;

enum class Kind { Own, Blank, Quote, Appended, Code, Dropped };

struct Line
{
    std::size_t begin = 0; ///< in the body
    std::size_t end = 0;   ///< behind the last byte that is no white space
    Kind kind = Kind::Own;
    std::uint32_t depth = 0; ///< of a quote
    std::size_t inner = 0;   ///< where a quoted line's words begin
};

/// In lower case where that is plain (ASCII, Latin-1), with blanks for no-break spaces, which French mailers write.
std::string lowered(string_view text)
{
    std::string low;
    low.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto before = static_cast<unsigned char>(i > 0 ? text[i - 1] : 0);
        if (text.substr(i).starts_with("\xC2\xA0") || text.substr(i).starts_with("\xE2\x80\xAF")) {
            i += c == 0xC2 ? 1 : 2;
            low += ' ';
        } else if ((c >= 'A' && c <= 'Z') || (before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97)) {
            low += static_cast<char>(c | 0x20);
        } else {
            low += text[i];
        }
    }
    return low;
}

bool contains(string_view text, string_view part)
{
    return text.find(part) != string_view::npos;
}

/// A stretch of only that character and blanks, at least `least` of it.
bool isRule(string_view text, char mark, std::size_t least)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), mark)) >= least
        && text.find_first_not_of(std::string{mark, ' '}) == string_view::npos;
}

constexpr std::size_t MaxAttribution = 400; ///< bytes; the longest real ones name several addresses
constexpr std::size_t LookAhead = 8;        ///< lines

// ---------------------------------------------------------------------------------------------------------
// What mail programs write

constexpr std::array<string_view, 22> Verbs = {
    "wrote",      "writes",    "said",       "écrit",    "ecrit",     "écrivait", "schrieb", "schreibt",
    "geschrieben", "escribió", "escribio",   "escribe",  "scritto",   "scrive",   "escreveu", "schreef",
    "skrev",      "napisał",   "napisal",    "написал",  "пишет",     "va escriure"};

/// How the announcement of a quote begins.
constexpr std::array<string_view, 19> Openings = {"on ", "le ", "am ", "el ", "il ", "em ", "op ", "den ", "at ", "in ",
                                                  "dne ", "quoting ", "selon ", "citando ", "zitat von ", "a ", "um ",
                                                  "dnia ", "od: "};

/// Titles of messages appended whole, which stand between dashes.
constexpr std::array<string_view, 24> AppendedTitles = {
    "original message",       "message d'origine",      "message d’origine",    "message original",
    "ursprüngliche nachricht", "urspruengliche nachricht", "original-nachricht", "originalnachricht",
    "mensaje original",       "messaggio originale",    "mensagem original",    "oorspronkelijk bericht",
    "original mail",          "original appointment",   "reply message",        "forwarded message",
    "forwarded by",           "begin forwarded message", "message transféré",   "message transmis",
    "weitergeleitete nachricht", "mensaje reenviado",   "messaggio inoltrato",  "mensagem encaminhada"};

/// Names of header lines where a mailer writes them into the text.
constexpr std::array<string_view, 34> HeaderNames = {
    "from",   "sent",    "date",   "to",       "cc",        "subject", "reply-to", "importance", "newsgroups",
    "sent by", "de",     "envoyé", "envoye",   "à",         "objet",   "von",      "gesendet",   "datum",
    "an",     "betreff", "enviado", "enviado el", "fecha",  "para",    "asunto",   "da",         "inviato",
    "data",   "a",       "oggetto", "bcc",     "organization", "message-id", "posted at"};
constexpr std::array<string_view, 4> SenderNames = {"from", "de", "von", "da"};

/// Lines of their own that mailers add.
constexpr std::array<string_view, 20> Tails = {
    "sent from my ",         "sent from mail for ",    "sent from yahoo mail", "sent via ",        "sent using ",
    "get outlook for ",      "envoyé de mon ",         "envoyé depuis ",       "envoyé à partir ", "obtenez outlook ",
    "télécharger outlook ",  "von meinem ",            "gesendet von ",        "gesendet mit ",    "enviado desde mi ",
    "enviado do meu ",       "inviato da ",            "get your free email ", "do you yahoo!?",   "diese nachricht wurde von meinem "};

/// What marks the footer of a mailing list.
constexpr std::array<string_view, 17> FooterWords = {
    "mailing list",  "mailing-list", "listinfo",       "unsubscribe",   "liste de diffusion", "désabonn",
    "désinscri",     "abmelden",     "mailingliste",   "lista de correo", "groups.google.com", "yahoogroups",
    "google groups", "to post to this group", "list archives", "mailman",  "do you yahoo!?"};

template <std::size_t N>
bool startsWithAny(string_view low, const std::array<string_view, N> &words)
{
    return std::any_of(words.begin(), words.end(), [low](string_view word) { return low.starts_with(word); });
}

template <std::size_t N>
bool containsAny(string_view low, const std::array<string_view, N> &words)
{
    return std::any_of(words.begin(), words.end(), [low](string_view word) { return contains(low, word); });
}

/// "-----Original Message-----" and its like.
bool opensAppended(string_view line)
{
    if (line.size() < 8 || line.size() > 120)
        return false;
    const std::string low = lowered(line);
    string_view title = low;
    std::size_t dashes = 0;
    while (!title.empty() && (title.front() == '-' || title.front() == '_' || title.front() == '*' || title.front() == ' ')) {
        dashes += title.front() != ' ';
        title.remove_prefix(1);
    }
    if (dashes == 0)
        return title == "begin forwarded message:" || title == "début du message réexpédié :"
            || title == "anfang der weitergeleiteten nachricht:";
    if (dashes < 2 || !startsWithAny(title, AppendedTitles))
        return false;
    return title.find_first_of("-_*") != string_view::npos || title.size() < 40;
}

/// The name of a header line ("From: ...", "De : ..."), in lower case; empty for other lines.
std::string headerName(string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == string_view::npos || colon > 24)
        return {};
    std::string name = lowered(line.substr(0, colon));
    // "*From:* Name" is bold in what Gmail makes of HTML.
    const string_view bare = trimmed(string_view(name).substr(name.starts_with('*') ? 1 : 0));
    return std::find(HeaderNames.begin(), HeaderNames.end(), bare) != HeaderNames.end() ? std::string(bare) : std::string();
}

// ---------------------------------------------------------------------------------------------------------
// Kinds of lines

class Sorter
{
public:
    explicit Sorter(string_view body) : m_body(body)
    {
        for (std::size_t at = 0; at < body.size();) {
            const std::size_t end = std::min(body.find('\n', at), body.size());
            Line line{.begin = at, .end = end, .inner = at};
            while (line.end > at && isSpace(body[line.end - 1]))
                --line.end;
            if (line.end == at)
                line.kind = Kind::Blank;
            m_lines.push_back(line);
            at = end + 1;
        }
    }

    std::vector<Line> run()
    {
        countNames();
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            markQuote(m_lines[i]);
        findPrompts();
        walk();
        return std::move(m_lines);
    }

private:
    string_view words(const Line &line) const { return trimmed(m_body.substr(line.begin, line.end - line.begin)); }
    string_view words(std::size_t i) const { return words(m_lines[i]); }
    std::size_t count() const { return m_lines.size(); }

    /// "AB> " at the beginning of a line: the name's length; 0: none.
    static std::size_t nameBeforeMark(string_view line)
    {
        std::size_t size = 0;
        while (size < line.size() && size < 16 && (isLetter(line[size]) || static_cast<unsigned char>(line[size]) >= 0x80))
            ++size;
        if (size == 0 || size >= line.size() || line[size] != '>')
            return 0;
        return size + 1 == line.size() || isBlank(line[size + 1]) || line[size + 1] == '>' ? size : 0;
    }

    /// Names before '>' count as marks of a quote where they recur.
    void countNames()
    {
        for (const Line &line : m_lines) {
            const string_view text = words(line);
            if (const std::size_t size = nameBeforeMark(text); size > 0)
                ++m_names[text.substr(0, size)];
        }
    }

    void markQuote(Line &line)
    {
        if (line.kind == Kind::Blank)
            return;
        std::size_t at = line.begin;
        while (at < line.end && isBlank(m_body[at]))
            ++at;
        if (m_body[at] != '>') {
            const string_view text = m_body.substr(at, line.end - at);
            const std::size_t size = nameBeforeMark(text);
            if (size == 0 || m_names[text.substr(0, size)] < 2)
                return;
            at += size;
        } else if (at - line.begin > 3) {
            return;
        }
        while (at < line.end && (m_body[at] == '>' || isBlank(m_body[at]))) {
            line.depth += m_body[at] == '>';
            ++at;
        }
        line.kind = Kind::Quote;
        line.inner = at;
    }

    /// A Python session is no quote of the third degree: its lines begin with nothing but ">>> ".
    void findPrompts()
    {
        for (std::size_t i = 0; i < count();) {
            if (m_lines[i].kind != Kind::Quote) {
                ++i;
                continue;
            }
            std::size_t end = i;
            bool prompts = true;
            for (; end < count() && m_lines[end].kind == Kind::Quote; ++end) {
                const string_view text = m_body.substr(m_lines[end].begin, m_lines[end].end - m_lines[end].begin);
                prompts = prompts && text.starts_with(">>>") && (text.size() == 3 || text[3] == ' ');
            }
            if (prompts && !isAnnounced(i)) {
                for (; i < end; ++i)
                    m_lines[i].kind = Kind::Code;
            }
            i = end;
        }
    }

    /// Whether the line before a quote, blank ones aside, ends like an announcement.
    bool isAnnounced(std::size_t quote) const
    {
        std::size_t i = quote;
        while (i > 0 && quote - i < 3 && m_lines[i - 1].kind == Kind::Blank)
            --i;
        return i > 0 && m_lines[i - 1].kind == Kind::Own && words(i - 1).ends_with(':')
            && containsAny(lowered(words(i - 1)), Verbs);
    }

    static bool isOmission(string_view text)
    {
        const std::string low = lowered(text);
        return low == "[...]" || low == "[..]" || low == "[…]" || low == "..." || low == "…" || low == "[snip]"
            || low == "<snip>" || low == "[snipped]" || low == "(...)" || low == "[skip]" || low == "<...>" || low == "[cut]";
    }

    /// The next line that is neither blank nor an omission is quoted.
    bool quoteFollows(std::size_t i) const
    {
        for (std::size_t next = i + 1; next < count() && next < i + LookAhead; ++next) {
            if (m_lines[next].kind == Kind::Quote)
                return true;
            if (m_lines[next].kind != Kind::Blank && !isOmission(words(next)))
                return false;
        }
        return false;
    }

    static bool hasDigit(string_view text) { return std::any_of(text.begin(), text.end(), isDigit); }

    /// How many lines from `i` on announce a quote: 0 if they do not.
    std::size_t announcement(std::size_t i) const
    {
        std::string all;
        for (std::size_t lines = 1; lines <= 3 && i + lines <= count(); ++lines) {
            const Line &line = m_lines[i + lines - 1];
            if (line.kind != Kind::Own)
                return 0;
            const string_view text = words(line);
            if (all.size() + text.size() > MaxAttribution)
                return 0;
            if (!all.empty())
                all += ' ';
            all += text;
            const std::string low = lowered(all);
            const bool opens = startsWithAny(low, Openings);
            if (lines == 1 && !opens && !text.ends_with(':') && !(i + 1 < count() && endsAnnouncement(i + 1)))
                return 0;
            const bool follows = quoteFollows(i + lines - 1);
            const bool named = containsAny(low, Verbs);
            if (low.ends_with(':')) {
                const string_view behindVerb = string_view(low).substr(low.size() > 160 ? low.size() - 160 : 0);
                if (named && follows && containsAny(behindVerb, Verbs))
                    return lines;
                if (opens && hasDigit(low) && (named || follows))
                    return lines;
                if (opens && named && low.size() < 100 && follows)
                    return lines;
                if (follows && contains(low, "@") && low.size() < 120)
                    return lines;
            }
            if (follows && opens && hasDigit(low) && (low.ends_with("wrote") || low.ends_with("écrit")))
                return lines;
            if (follows && contains(low, "wrote in message"))
                return lines;
            if (text.ends_with(':'))
                return 0;
        }
        return 0;
    }

    /// The second half of an announcement that was wrapped: "<bob@example.org> wrote:".
    bool endsAnnouncement(std::size_t i) const
    {
        const Line &line = m_lines[i];
        if (line.kind != Kind::Own || line.end - line.begin > 200)
            return false;
        const std::string low = lowered(words(line));
        return low.ends_with(':') && (low.starts_with('<') || low.size() < 40) && containsAny(low, Verbs) && quoteFollows(i);
    }

    /// Lines of a header written into the text, from `i` on: 0 if these are none.
    std::size_t headerParagraph(std::size_t i) const
    {
        const std::string first = headerName(words(i));
        if (std::find(SenderNames.begin(), SenderNames.end(), first) == SenderNames.end())
            return 0;
        std::size_t names = 1;
        std::size_t end = i + 1;
        for (; end < count() && end < i + 16; ++end) {
            if (m_lines[end].kind == Kind::Blank)
                break;
            if (!headerName(words(end)).empty())
                ++names;
            else if (!isBlank(m_body[m_lines[end].begin]) && names < 2)
                return 0;
            else if (!isBlank(m_body[m_lines[end].begin]) && !words(end - 1).ends_with(',') && !words(end - 1).ends_with(';'))
                break;
        }
        return names >= 3 ? end - i : 0;
    }

    /// Lines of a title and a header that stand before a quote as its announcement; 0: none do.
    std::size_t headedQuote(std::size_t i, std::size_t titleLines) const
    {
        std::size_t end = i + titleLines;
        const std::string first = end < count() ? headerName(words(end)) : std::string();
        if (titleLines == 0 && std::find(SenderNames.begin(), SenderNames.end(), first) == SenderNames.end())
            return 0;
        while (end < count() && end < i + 16 && m_lines[end].kind == Kind::Own
               && (!headerName(words(end)).empty() || (end > i + titleLines && isBlank(m_body[m_lines[end].begin]))))
            ++end;
        return end > i && quoteFollows(end - 1) ? end - i : 0;
    }

    /// Lines of a list's footer, or of a mail provider's advertisement, that begins with a rule at `i`; 0: none.
    std::size_t footer(std::size_t i) const
    {
        const string_view rule = words(i);
        const bool underscores = isRule(rule, '_', 10);
        if (!underscores && !isRule(rule, '-', 10) && !isRule(rule, '=', 10) && !isRule(rule, '~', 10) && !isRule(rule, '*', 10)
            && rule != "--")
            return 0;
        std::size_t end = i + 1;
        std::size_t held = 0;
        bool known = false;
        for (; end < count() && end <= i + LookAhead; ++end) {
            const Line &line = m_lines[end];
            if (line.kind == Kind::Blank)
                continue;
            if (line.kind != Kind::Own)
                break;
            const string_view text = words(line);
            if (isRule(text, '_', 10) || isRule(text, '-', 10))
                break;
            ++held;
            known = known || (held <= 4 && containsAny(lowered(text), FooterWords));
        }
        const bool last = end == count();
        if (!known && !(underscores && last && held <= 6 && rule.size() >= 20))
            return 0;
        if (known && !last) { // to the end of its paragraph: a footer may stand before a next part
            end = i + 1;
            while (end < count() && m_lines[end].kind != Kind::Blank)
                ++end;
        }
        return end - i;
    }

    /// "--" without its blank is a signature only near the end.
    bool opensSignature(std::size_t i) const
    {
        const Line &line = m_lines[i];
        const std::size_t behind = std::min(m_body.find('\n', line.begin), m_body.size());
        string_view raw = m_body.substr(line.begin, behind - line.begin);
        if (raw.ends_with('\r'))
            raw.remove_suffix(1);
        if (raw == "-- " || raw == "- -- ")
            return true;
        raw = trimmed(raw);
        if (raw != "--" && raw != "- --" && raw != "—")
            return false;
        std::size_t held = 0;
        for (std::size_t next = i + 1; next < count() && held <= 12; ++next) {
            if (m_lines[next].kind == Kind::Quote)
                break;
            held += m_lines[next].kind == Kind::Own;
        }
        return held <= 12;
    }

    void mark(std::size_t from, std::size_t lines, Kind kind)
    {
        for (std::size_t i = from; i < from + lines && i < count(); ++i) {
            if (m_lines[i].kind != Kind::Blank)
                m_lines[i].kind = kind;
        }
    }

    /// OpenPGP's lines from `i` on; 0: none.
    std::size_t armour(std::size_t i) const
    {
        const string_view text = words(i);
        if (text.starts_with("-----BEGIN PGP SIGNED MESSAGE-----")) {
            std::size_t end = i + 1;
            while (end < count() && end <= i + 4 && m_lines[end].kind != Kind::Blank && contains(words(end), ": "))
                ++end;
            return end - i;
        }
        if (!text.starts_with("-----BEGIN ") || !text.ends_with("-----"))
            return 0;
        std::size_t end = i + 1;
        while (end < count() && !words(end).starts_with("-----END "))
            ++end;
        return std::min(end + 1, count()) - i;
    }

    void walk()
    {
        bool signature = false;
        bool hasOwn = false;
        for (std::size_t i = 0; i < count();) {
            Line &line = m_lines[i];
            if (line.kind == Kind::Code && signature)
                line.kind = Kind::Dropped;
            if (line.kind != Kind::Own) {
                ++i;
                continue;
            }
            const string_view text = words(i);
            if (text.starts_with("-----BEGIN ")) {
                if (const std::size_t lines = armour(i); lines > 0) {
                    mark(i, lines, Kind::Dropped);
                    i += lines;
                    continue;
                }
            }
            if (text.starts_with("-------------- next part --------------")) {
                i = dropScrubbed(i);
                signature = false;
                continue;
            }
            const bool opens = opensAppended(text);
            if (opens || !headerName(text).empty()) {
                if (const std::size_t lines = headedQuote(i, opens ? 1 : 0); lines > 0) {
                    mark(i, lines, Kind::Dropped);
                    i += lines;
                    signature = false;
                    continue;
                }
            }
            if (opens) {
                i = append(i, 1);
                continue;
            }
            std::size_t rule = 0;
            if (isRule(text, '_', 10) || isRule(text, '-', 10)) {
                rule = 1;
                while (i + rule < count() && m_lines[i + rule].kind == Kind::Blank)
                    ++rule;
            }
            if (i + rule < count() && m_lines[i + rule].kind == Kind::Own) {
                if (const std::size_t lines = headerParagraph(i + rule); lines > 0) {
                    mark(i, rule, Kind::Dropped);
                    i = append(i + rule, 0);
                    continue;
                }
            }
            if (const std::size_t lines = footer(i); lines > 0) {
                mark(i, lines, Kind::Dropped);
                i += lines;
                continue;
            }
            if (!signature && opensSignature(i)) {
                signature = true;
                line.kind = Kind::Dropped;
                ++i;
                continue;
            }
            if (const std::size_t lines = announcement(i); lines > 0) {
                const bool appended = hasOwn && !quotesBehind(i + lines) && announcesAll(i, lines);
                mark(i, lines, Kind::Dropped);
                i += lines;
                signature = false;
                if (appended)
                    i = append(i, 0);
                continue;
            }
            if (signature || isOmission(text) || isTail(i))
                line.kind = Kind::Dropped;
            else
                hasOwn = true;
            ++i;
        }
    }

    bool isTail(std::size_t i) const
    {
        const Line &line = m_lines[i];
        return line.end - line.begin < 80 && (i == 0 || m_lines[i - 1].kind != Kind::Own)
            && (i + 1 == count() || m_lines[i + 1].kind != Kind::Own) && startsWithAny(lowered(words(i)), Tails);
    }

    bool quotesBehind(std::size_t i)
    {
        if (m_lastQuote == string_view::npos) {
            m_lastQuote = 0;
            for (std::size_t at = 0; at < count(); ++at) {
                if (m_lines[at].kind == Kind::Quote)
                    m_lastQuote = at + 1;
            }
        }
        return m_lastQuote > i;
    }

    /// An announcement with date and address, of what a mailer then appends without marks.
    bool announcesAll(std::size_t i, std::size_t lines) const
    {
        std::string all;
        for (std::size_t at = i; at < i + lines; ++at)
            all.append(words(at)).append(" ");
        return hasDigit(all) && (contains(all, "@") || contains(all, " at "));
    }

    /// The lines from `i` on are of the message appended, down to the end, its header left out.
    std::size_t append(std::size_t i, std::size_t titleLines)
    {
        mark(i, titleLines, Kind::Dropped);
        i += titleLines;
        std::size_t head = i;
        while (head < count() && m_lines[head].kind == Kind::Blank)
            ++head;
        if (head < count() && !headerName(words(head)).empty()) {
            std::size_t end = head;
            while (end < count() && m_lines[end].kind != Kind::Blank
                   && (end == head || !headerName(words(end)).empty() || isBlank(m_body[m_lines[end].begin])
                       || words(end - 1).ends_with(',') || words(end - 1).ends_with(';')))
                ++end;
            mark(head, end - head, Kind::Dropped);
            i = end;
        }
        while (i < count()) {
            Line &line = m_lines[i];
            if (line.kind == Kind::Blank || line.kind == Kind::Quote) {
                ++i;
                continue;
            }
            const string_view text = words(i);
            if (text.starts_with("-------------- next part --------------"))
                return i;
            if (contains(text, "End forwarded message") || contains(text, "End Original Message")
                || contains(text, "End of forwarded message")) {
                line.kind = Kind::Dropped;
                return i + 1;
            }
            std::size_t lines = text.starts_with("-----BEGIN ") ? armour(i) : 0;
            if (lines == 0)
                lines = line.kind == Kind::Own ? footer(i) : 0;
            if (lines > 0) {
                mark(i, lines, Kind::Dropped);
                i += lines;
                continue;
            }
            line.kind = Kind::Appended;
            ++i;
        }
        return i;
    }

    /// What an archive says of an attachment that it took out, up to a blank line behind its address.
    std::size_t dropScrubbed(std::size_t i)
    {
        std::size_t end = i + 1;
        bool scrubbed = false;
        while (end < count() && m_lines[end].kind == Kind::Own && end < i + LookAhead) {
            const string_view text = words(end);
            scrubbed = scrubbed || contains(text, "was scrubbed") || text.starts_with("Name:") || text.starts_with("URL:")
                || text.starts_with("Url:") || text.starts_with("Type:");
            if (!scrubbed)
                break;
            ++end;
        }
        mark(i, scrubbed ? end - i : 1, Kind::Dropped);
        return scrubbed ? end : i + 1;
    }

    string_view m_body;
    std::vector<Line> m_lines;
    std::unordered_map<string_view, int> m_names;
    std::size_t m_lastQuote = string_view::npos; ///< behind the last quoted line, once looked for
};

// ---------------------------------------------------------------------------------------------------------
// Writing

enum class Gap { None, Blank, Break, Paragraph };

class Writer
{
public:
    Writer(string_view body, std::string &out, std::vector<SourceRun> *runs) : m_body(body), m_out(out), m_runs(runs) {}

    void gap(Gap kind) { m_gap = std::max(m_gap, kind); }

    void add(std::size_t at, std::size_t size)
    {
        if (m_out.empty() || m_gap != Gap::None) {
            while (size > 0 && isSpace(m_body[at])) {
                ++at;
                --size;
            }
        }
        if (size == 0)
            return;
        if (m_gap != Gap::None && !m_out.empty()) {
            trimEnd();
            const string_view separator = m_gap == Gap::Paragraph ? "\n\n" : m_gap == Gap::Break ? "\n" : " ";
            // Blanks that stand so in the body have a source; what replaces a line's end has none of its own.
            const std::size_t plain = m_out.size();
            m_out += separator;
            if (m_runs && at >= m_end + separator.size() && m_body.substr(m_end, at - m_end) == separator)
                addRun(plain, m_end, separator.size());
        }
        m_gap = Gap::None;
        const std::size_t plain = m_out.size();
        m_out.append(m_body, at, size);
        m_end = at + size;
        if (m_runs)
            addRun(plain, at, size);
    }

    void trimEnd()
    {
        std::size_t size = m_out.size();
        while (size > 0 && isSpace(m_out[size - 1]))
            --size;
        const std::size_t cut = m_out.size() - size;
        m_out.resize(size);
        if (cut == 0)
            return;
        m_end -= std::min(cut, m_end);
        if (!m_runs)
            return;
        while (!m_runs->empty() && m_runs->back().plain >= size)
            m_runs->pop_back();
        if (!m_runs->empty() && m_runs->back().plain + m_runs->back().plainLength > size) {
            const auto kept = static_cast<std::uint32_t>(size - m_runs->back().plain);
            m_runs->back().plainLength = m_runs->back().bodyLength = kept;
        }
    }

private:
    void addRun(std::size_t plain, std::size_t body, std::size_t size)
    {
        if (!m_runs->empty()) {
            SourceRun &last = m_runs->back();
            if (last.plain + last.plainLength == plain && last.body + last.bodyLength == body) {
                last.plainLength += static_cast<std::uint32_t>(size);
                last.bodyLength += static_cast<std::uint32_t>(size);
                return;
            }
        }
        m_runs->push_back({static_cast<std::uint32_t>(plain), static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(body),
                           static_cast<std::uint32_t>(size)});
    }

    string_view m_body;
    std::string &m_out;
    std::vector<SourceRun> *m_runs;
    Gap m_gap = Gap::None;
    std::size_t m_end = 0; ///< of the body, behind the last byte written
};

bool isAddressByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == '+' || static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of the address of a page or a mailbox that begins at `at`, with what it is wrapped in; 0: none.
std::size_t addressAt(string_view text, std::size_t at)
{
    const string_view rest = text.substr(at);
    const bool wrapped = rest.starts_with('<');
    const string_view bare = rest.substr(wrapped ? 1 : 0);
    const std::string low = lowered(bare.substr(0, 9));
    const bool isPage = startsWithAny(string_view(low), std::array<string_view, 7>{"http://", "https://", "ftp://", "www.", "mailto:",
                                                                                 "news:", "url:http"});
    if (isPage) {
        std::size_t size = 0;
        while (size < bare.size() && !isSpace(bare[size]) && bare[size] != '>' && bare[size] != '<' && bare[size] != '"')
            ++size;
        if (wrapped && size < bare.size() && bare[size] == '>')
            return size + 2;
        while (size > 0 && string_view(".,;:!?)]'").find(bare[size - 1]) != string_view::npos)
            --size;
        return size < 5 ? 0 : size + (wrapped ? 1 : 0);
    }
    std::size_t size = 0;
    while (size < bare.size() && size < 64 && isAddressByte(bare[size]))
        ++size;
    if (size == 0 || size >= bare.size())
        return 0;
    // Archives write <name at host>; bare, that could be words.
    const bool spelled = wrapped && bare.substr(size).starts_with(" at ");
    if (!spelled && bare[size] != '@')
        return 0;
    const std::size_t host = size += spelled ? 4 : 1;
    bool dotted = false;
    while (size < bare.size() && size < host + 128 && isAddressByte(bare[size])) {
        dotted = dotted || (bare[size] == '.' && size > host);
        ++size;
    }
    while (size > host && (bare[size - 1] == '.' || bare[size - 1] == '-'))
        --size;
    if (!dotted || size == host)
        return 0;
    return wrapped ? size + (size < bare.size() && bare[size] == '>' ? 2 : 1) : size;
}

/// The words of a line, without addresses.
void addWords(Writer &to, string_view body, std::size_t begin, std::size_t end)
{
    std::size_t from = begin;
    for (std::size_t at = begin; at < end;) {
        const char before = at == begin ? ' ' : body[at - 1];
        const bool mayBegin = !isAddressByte(before) && before != '@' && before != '/';
        const std::size_t size = mayBegin ? addressAt(body.substr(0, end), at) : 0;
        if (size == 0) {
            ++at;
            continue;
        }
        to.add(from, at - from);
        at += size;
        from = at;
        if (from == end || isSpace(body[from]))
            to.gap(Gap::Blank);
        else if (string_view(".,;:!?)").find(body[from]) != string_view::npos)
            to.trimEnd();
    }
    to.add(from, end - from);
}

std::size_t characters(string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isListItem(string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && digits < 3 && (isDigit(text[digits]) || (digits == 0 && isLetter(text[0]))))
        ++digits;
    if (digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && isBlank(text[digits + 1]))
        return true;
    if (text.starts_with('[') || text.starts_with('('))
        return text.size() > 2 && isDigit(text[1]);
    return text.size() > 1 && string_view("-*+o#").find(text[0]) != string_view::npos && isBlank(text[1]);
}

/// Whether the mailer broke the line before `next`: its first word had no room on it.
bool wasWrapped(string_view line, string_view next, std::size_t width)
{
    if (width < 40 || isBlank(next.front()) || isListItem(next))
        return false;
    const std::size_t word = std::min(next.find_first_of(" \t"), next.size());
    return characters(line) + 1 + characters(next.substr(0, word)) + 2 > width;
}

} // namespace

PlainText mailText(std::string_view body, KeepRuns keep)
{
    PlainText plain;
    if (trimmed(body).empty() || body.size() > std::numeric_limits<std::uint32_t>::max())
        return plain;
    const std::vector<Line> lines = Sorter(body).run();
    const auto textOf = [body](const Line &line) { return body.substr(line.begin, line.end - line.begin); };

    // A message is wrapped at one width; the longest line up to 80 tells it, longer ones were not wrapped.
    std::size_t width = 0;
    for (const Line &line : lines) {
        const std::size_t size = line.kind == Kind::Own ? characters(textOf(line)) : 0;
        if (size <= 80)
            width = std::max(width, size);
    }

    Writer text(body, plain.text, keep == KeepRuns::Yes ? &plain.runs : nullptr);
    Writer quoted(body, plain.quoted, nullptr);
    const Line *before = nullptr;
    for (const Line &line : lines) {
        if (line.kind == Kind::Own) {
            if (before && before->kind == Kind::Own)
                text.gap(wasWrapped(textOf(*before), textOf(line), width) ? Gap::Blank : Gap::Break);
            else
                text.gap(Gap::Paragraph);
            addWords(text, body, line.begin, line.end);
        } else if (line.kind == Kind::Quote || line.kind == Kind::Appended) {
            const bool goesOn = before && before->kind == line.kind && before->depth == line.depth && before->inner < before->end;
            quoted.gap(goesOn ? Gap::Break : Gap::Paragraph);
            quoted.add(line.inner, line.end - line.inner);
        } else if (line.kind == Kind::Code) {
            plain.code.append(plain.code.empty() ? "" : "\n").append(body, line.inner, line.end - line.inner);
        }
        before = &line;
    }
    text.trimEnd();
    quoted.trimEnd();
    return plain;
}

} // namespace parlance::text
