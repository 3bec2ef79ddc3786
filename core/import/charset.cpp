// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/charset.h"

#include "core/import/legacytext.h"

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <optional>
#include <vector>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t headBytes = 4096;
constexpr std::size_t windowBytes = std::size_t{64} << 10;
constexpr std::size_t blockBytes = std::size_t{64} << 10;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// An encoding under its own name and the one of the table that ICU shall read it with.
struct Encoding
{
    const char *name;
    const char *converter;
};

constexpr Encoding western{"windows-1252", "windows-1252"};

/// How far `bytes` are ASCII.
std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + i, 8);
        if (word & 0x8080808080808080ull)
            break;
    }
    while (i < bytes.size() && !(bytes[i] & 0x80))
        ++i;
    return i;
}

/// Bytes at the end that begin a character which goes on behind them.
std::size_t openTail(std::string_view bytes)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte >= 0xC2 && byte <= 0xF4) {
            const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length > back ? back : 0;
        }
        if ((byte & 0xC0) != 0x80)
            return 0;
    }
    return 0;
}

/// Walks over UTF-8 by maximal ill-formed parts; `visit(begin, end, good)`.
template <class Visit>
void walkUtf8(std::string_view bytes, Visit visit)
{
    const auto *data = reinterpret_cast<const std::uint8_t *>(bytes.data());
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < size;) {
        const std::int32_t begin = i;
        UChar32 c;
        U8_NEXT(data, i, size, c);
        visit(static_cast<std::size_t>(begin), static_cast<std::size_t>(i), c >= 0);
    }
}

/// UTF-8 if it is, with more right characters of several bytes than wrong bytes.
bool looksLikeUtf8(std::string_view window, bool whole)
{
    if (!whole)
        window.remove_suffix(openTail(window));
    if (simdjson::validate_utf8(window.data(), window.size()))
        return true;
    std::size_t right = 0, wrong = 0;
    walkUtf8(window, [&](std::size_t begin, std::size_t end, bool good) {
        if (!good)
            ++wrong;
        else if (end - begin > 1)
            right += end - begin - 1; // longer ones come about by chance more rarely
    });
    return right >= wrong;
}

/// The words with a byte beyond ASCII in them, with `reach` bytes of what stands around each, up to `most` bytes in all:
/// what an encoding can be told by.
std::string foreignWords(std::string_view window, std::size_t reach, std::size_t most)
{
    std::string words;
    const auto isBreak = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    std::size_t taken = 0;
    for (std::size_t i = 0; i < window.size() && words.size() < most;) {
        i += asciiPrefix(window.substr(i));
        if (i == window.size())
            break;
        std::size_t begin = i;
        while (begin > taken && i - begin < 40 && !isBreak(window[begin - 1]))
            --begin;
        std::size_t end = i;
        while (end < window.size() && end - i < 400 && !isBreak(window[end]))
            ++end;
        begin -= std::min(reach, begin - taken);
        end = std::min(window.size(), end + reach);
        words.append(window, begin, end - begin);
        words += ' ';
        taken = end;
        i = std::max(end, i + 1);
    }
    return words;
}

/// What ICU calls an encoding, under the name and the table we take; nullopt for what is no legacy encoding of text.
std::optional<Encoding> known(std::string_view name)
{
    static constexpr std::pair<std::string_view, Encoding> table[] = {
        {"ISO-8859-1", western}, // what is written under this name is windows-1252, as the web knows
        {"windows-1252", western},
        {"ISO-8859-2", {"ISO-8859-2", "ISO-8859-2"}},
        {"windows-1250", {"windows-1250", "windows-1250"}},
        {"ISO-8859-5", {"ISO-8859-5", "ISO-8859-5"}},
        {"windows-1251", {"windows-1251", "windows-1251"}},
        {"KOI8-R", {"KOI8-R", "KOI8-U"}}, // the same but for eight Ukrainian letters in place of frames
        {"ISO-8859-6", {"ISO-8859-6", "ISO-8859-6"}},
        {"windows-1256", {"windows-1256", "windows-1256"}},
        {"ISO-8859-7", {"ISO-8859-7", "ISO-8859-7"}},
        {"windows-1253", {"windows-1253", "windows-1253"}},
        {"ISO-8859-8", {"ISO-8859-8", "windows-1255"}},
        {"ISO-8859-8-I", {"windows-1255", "windows-1255"}},
        {"windows-1255", {"windows-1255", "windows-1255"}},
        {"ISO-8859-9", {"windows-1254", "windows-1254"}},
        {"windows-1254", {"windows-1254", "windows-1254"}},
        {"Shift_JIS", {"Shift_JIS", "ibm-943_P15A-2003"}}, // with Windows' additions
        {"EUC-JP", {"EUC-JP", "EUC-JP"}},
        {"EUC-KR", {"EUC-KR", "windows-949"}},
        {"GB18030", {"GB18030", "GB18030"}},
        {"GB2312", {"GB18030", "GB18030"}},
        {"GBK", {"GB18030", "GB18030"}},
        {"Big5", {"Big5", "windows-950"}},
    };
    for (const auto &[known, encoding] : table) {
        if (known == name)
            return encoding;
    }
    return std::nullopt;
}

/// An encoding that differs from `name` in a few signs only, which a guess by frequent letters cannot tell apart.
std::string_view twinOf(std::string_view name)
{
    for (const auto &[one, other] : {std::pair{"ISO-8859-2"sv, "windows-1250"sv}, {"ISO-8859-7"sv, "windows-1253"sv},
                                     {"ISO-8859-6"sv, "windows-1256"sv}, {"ISO-8859-8"sv, "windows-1255"sv}}) {
        if (name == one)
            return other;
        if (name == other)
            return one;
    }
    return {};
}

/// True for text whose letters are mostly ASCII, with one of another kind here and there; in other scripts, whole words are
/// bytes beyond ASCII, or nearly.
bool isLatin(std::string_view words)
{
    std::size_t latin = 0, other = 0;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find(' ', i), words.size());
        const std::string_view word = words.substr(i, end - i);
        const auto high = static_cast<std::size_t>(
            std::count_if(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; }));
        // Chinese and Japanese have bytes of ASCII inside their signs, and Icelandic has short words full of accents.
        if (word.size() >= 4)
            (high * 10 >= word.size() * (word.size() < 12 ? 7 : 5) ? other : latin) += high;
        i = end + 1;
    }
    return latin >= other;
}

/// The legacy encoding of text that is not UTF-8.
///
/// ICU knows letters that follow each other in each language, but takes a short Latin text for Chinese and a page of
/// English with one Polish name for Western; so its word counts beside how much of each reading are words.
Encoding legacyOf(std::string_view window)
{
    const std::string words = foreignWords(window, 0, 8192);
    const bool latin = isLatin(words);
    const auto high = static_cast<double>(
        std::max<std::ptrdiff_t>(1, std::count_if(words.begin(), words.end(), [](char c) { return (c & 0x80) != 0; })));
    const std::string looked = latin ? foreignWords(window, 60, 8192) : words;
    std::vector<std::pair<Encoding, double>> candidates{{western, 0}};
    const auto add = [&](std::string_view name, double confidence) {
        const auto encoding = known(name);
        if (!encoding)
            return;
        const std::string_view own = encoding->name;
        if (latin != (own == "windows-1252" || own == "windows-1250" || own == "windows-1254" || own == "ISO-8859-2"))
            return;
        for (auto &[there, most] : candidates) {
            if (there.name == own) {
                most = std::max(most, confidence);
                return;
            }
        }
        candidates.emplace_back(*encoding, confidence);
    };
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_setText(detector, looked.data(), static_cast<std::int32_t>(looked.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    for (std::int32_t i = 0; i < (U_SUCCESS(status) ? count : 0); ++i) {
        const char *name = ucsdet_getName(matches[i], &status);
        const int confidence = ucsdet_getConfidence(matches[i], &status);
        add(name, confidence);
    }
    ucsdet_close(detector);
    Encoding best = western;
    double most = -1e300;
    const double trust = 1 + std::min(high, 60.0) / 10; // letters that follow each other need some text
    for (const auto &[encoding, confidence] : candidates) {
        const auto text = decodedAs(words, encoding.converter, false);
        if (!text)
            continue;
        double weight = trust * confidence / 100 + wordliness(*text) / high;
        if (latin && encoding.name == western.name)
            weight += 0.2 + 1 / high; // what it mostly is, and what a few bytes shall be taken for
        if (weight > most) {
            most = weight;
            best = encoding;
        }
    }
    // Twins have the same frequent letters; the few signs in which they differ decide.
    if (const auto twin = known(twinOf(best.name))) {
        const auto asBest = decodedAs(words, best.converter, false), asTwin = decodedAs(words, twin->converter, false);
        if (asBest && asTwin && wordliness(*asTwin) > wordliness(*asBest) + 0.2)
            best = *twin;
    }
    return best;
}

/// How UTF-16 and UTF-32 are told: by their mark, or by where the NULs stand of the ASCII in them.
/// \returns nullptr for neither; `mark` = bytes of the mark.
const char *wideEncodingOf(std::string_view head, std::size_t &mark)
{
    mark = 0;
    const auto marked = [&](std::string_view bytes) {
        mark = head.starts_with(bytes) ? bytes.size() : 0;
        return mark > 0;
    };
    if (marked("\xFF\xFE\0\0"sv))
        return "UTF-32LE";
    if (marked("\0\0\xFE\xFF"sv))
        return "UTF-32BE";
    if (marked("\xFF\xFE"sv))
        return "UTF-16LE";
    if (marked("\xFE\xFF"sv))
        return "UTF-16BE";
    if (head.size() < 4)
        return nullptr;
    std::array<std::size_t, 4> nuls{}; // by place in each four bytes
    const std::size_t fours = head.size() / 4;
    for (std::size_t i = 0; i < fours * 4; ++i)
        nuls[i % 4] += head[i] == '\0';
    // Blocks of NUL, as lie in broken dumps, are NULs in every place.
    const auto all = [&](std::size_t n) { return n == fours; };
    const auto few = [&](std::size_t n) { return n * 20 < fours; };
    if (all(nuls[3]) && nuls[2] * 10 > fours * 9 && few(nuls[0]))
        return "UTF-32LE";
    if (all(nuls[0]) && nuls[1] * 10 > fours * 9 && few(nuls[3]))
        return "UTF-32BE";
    // Even Chinese text has its spaces, digits and line ends in ASCII; so few prove nothing in a short text.
    const std::size_t even = nuls[0] + nuls[2], odd = nuls[1] + nuls[3];
    const std::size_t enough = head.size() >= 512 ? std::max<std::size_t>(8, fours / 20) : fours;
    const char *wide = odd >= enough && even * 20 < odd    ? "UTF-16LE"
                       : even >= enough && odd * 20 < even ? "UTF-16BE"
                                                           : nullptr;
    if (!wide)
        return nullptr;
    const auto text = decodedAs(head.substr(0, fours * 4), wide, false);
    std::int32_t strange = 0;
    for (std::int32_t i = 0; text && i < text->length(); i = text->moveIndex32(i, 1))
        strange += !u_isprint(text->char32At(i)) && !u_isspace(text->char32At(i));
    return text && strange * 20 <= text->length() ? wide : nullptr; // or numbers in some binary format
}

/// Content behind marks and blanks.
std::string_view trimmed(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"sv))
        head.remove_prefix(3);
    const auto first = head.find_first_not_of(" \t\r\n\0"sv);
    return first == std::string_view::npos ? std::string_view() : head.substr(first);
}

/// { or [ with something behind it that JSON has there; a table may begin with "[deleted]".
bool beginsJson(std::string_view head)
{
    const std::string_view text = trimmed(head);
    if (text.empty() || (text[0] != '{' && text[0] != '['))
        return false;
    const std::string_view next = trimmed(text.substr(1));
    if (next.empty())
        return true;
    if (text[0] == '{')
        return next[0] == '"' || next[0] == '}';
    for (const std::string_view word : {"true"sv, "false"sv, "null"sv}) {
        if (next.starts_with(word))
            return true;
    }
    return "{[\"]-0123456789"sv.find(next[0]) != std::string_view::npos;
}

/// The line that mbox puts before a message, with a header behind it.
bool beginsMbox(std::string_view head)
{
    const std::string_view text = trimmed(head);
    if (!text.starts_with("From "sv))
        return false;
    const auto end = text.find('\n');
    if (end == std::string_view::npos)
        return true;
    const std::string_view header = text.substr(end + 1);
    const auto colon = std::find_if(header.begin(), header.end(), [](char c) { return c == ':' || c <= ' ' || c > '~'; });
    return header.empty() || (colon != header.end() && colon != header.begin() && *colon == ':');
}

/// Signs that no text has: whoever recognises the format shall see the bytes.
bool isBinary(std::string_view head)
{
    const auto strange = std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != 0 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
    });
    return strange * 50 > static_cast<std::ptrdiff_t>(head.size());
}

/// Where in `head` the name of the encoding stands in an XML declaration; empty without one.
std::string_view declaredXml(std::string_view head)
{
    const std::string_view text = trimmed(head);
    if (!text.starts_with("<?xml"sv))
        return {};
    const std::string_view declaration = text.substr(0, text.find("?>"));
    const auto at = declaration.find("encoding");
    if (at == std::string_view::npos)
        return {};
    const auto open = declaration.find_first_of("\"'", at);
    if (open == std::string_view::npos)
        return {};
    const auto close = declaration.find(declaration[open], open + 1);
    return close == std::string_view::npos ? std::string_view() : declaration.substr(open + 1, close - open - 1);
}

/// The encoding that a document says it is in, if ICU knows it; UTF-8 is none to be read differently.
struct Declared
{
    std::string name;      ///< as mail and the web have it
    std::string converter;
    bool isAsciiFirst = true; ///< bytes below 128 are ASCII wherever they stand
};

std::optional<Declared> declaredEncoding(std::string_view head)
{
    const std::string name(declaredXml(head));
    if (name.empty() || name.size() > 60)
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name.c_str(), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    const UConverterType type = ucnv_getType(converter);
    const char *standard = ucnv_getStandardName(name.c_str(), "MIME", &status);
    if (!standard)
        standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
    Declared declared{standard ? standard : name, name, true};
    ucnv_close(converter);
    switch (type) {
    case UCNV_SBCS:
    case UCNV_LATIN_1:
    case UCNV_MBCS: break;
    case UCNV_ISO_2022:
    case UCNV_HZ:
    case UCNV_UTF7: declared.isAsciiFirst = false; break;
    default: return std::nullopt; // UTF-8, ASCII, and what cannot be, since the declaration was to be read as ASCII
    }
    if (const auto ours = known(declared.name)) {
        declared.name = ours->name;
        declared.converter = ours->converter;
    }
    return declared;
}

/// Counts what has no meaning, and puts U+FFFD in its place.
void countAndReplace(const void *context, UConverterToUnicodeArgs *to, const char *, std::int32_t, UConverterCallbackReason reason,
                     UErrorCode *status)
{
    if (reason > UCNV_IRREGULAR)
        return;
    *status = U_ZERO_ERROR;
    ++*static_cast<std::int64_t *>(const_cast<void *>(context));
    const UChar sign = 0xFFFD;
    ucnv_cbToUWriteUChars(to, &sign, 1, 0, status);
}

class CharsetSource final : public ByteSource
{
public:
    explicit CharsetSource(std::unique_ptr<ByteSource> bytes) : m_bytes(std::move(bytes)) {}
    ~CharsetSource() override
    {
        if (m_converter)
            ucnv_close(m_converter);
    }
    CharsetSource(const CharsetSource &) = delete;
    CharsetSource &operator=(const CharsetSource &) = delete;

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        while (size > 0) {
            if (m_taken < m_out.size()) {
                const std::size_t got = std::min(size, m_out.size() - m_taken);
                std::memcpy(to, m_out.data() + m_taken, got);
                m_taken += got;
                return got;
            }
            m_out.clear();
            m_taken = 0;
            if (m_mode == Mode::Through && m_held.empty() && !m_failure)
                return m_bytes->read(to, size);
            if (m_ended && m_held.empty() && m_mode != Mode::Transcode)
                break;
            if (m_finished)
                break;
            step();
        }
        if (size > 0 && m_failure)
            return *m_failure;
        return std::size_t{0};
    }

    std::int64_t compressedDone() const override { return m_bytes->compressedDone(); }
    std::int64_t compressedTotal() const override { return m_bytes->compressedTotal(); }
    std::string sha256() override { return m_bytes->sha256(); }
    std::int64_t fetched() const override { return m_bytes->fetched(); }
    std::string charset() const override { return m_sawUtf8 ? m_name + ", UTF-8" : m_name; }
    std::int64_t replaced() const override { return m_replaced; }

private:
    enum class Mode {
        Start,     ///< nothing is known
        Through,   ///< nothing is to be done
        Ascii,     ///< nothing beyond ASCII so far
        Utf8,      ///< checked and repaired
        Transcode
    };

    /// Reads on until `m_held` has `size` bytes or the content ends.
    void hold(std::size_t size)
    {
        while (!m_ended && m_held.size() < size) {
            const std::size_t before = m_held.size();
            m_held.resize(size);
            const auto got = m_bytes->read(m_held.data() + before, size - before);
            m_held.resize(before + (got ? *got : 0));
            if (!got)
                m_failure = got.error();
            m_ended = !got || *got == 0;
        }
    }

    /// Puts more into m_out, or changes the mode, or comes to the end.
    void step()
    {
        switch (m_mode) {
        case Mode::Start: begin(); break;
        case Mode::Through: m_out = std::exchange(m_held, {}); break;
        case Mode::Ascii: {
            hold(blockBytes);
            const std::size_t ascii = asciiPrefix(m_held);
            if (ascii == m_held.size()) {
                m_out = std::exchange(m_held, {});
                break;
            }
            m_out.assign(m_held, 0, ascii);
            m_held.erase(0, ascii);
            hold(windowBytes);
            decide();
            break;
        }
        case Mode::Utf8: {
            hold(blockBytes);
            const std::size_t open = m_ended && !m_failure ? 0 : openTail(m_held);
            repair(std::string_view(m_held).substr(0, m_held.size() - open));
            m_held.erase(0, m_held.size() - open);
            if (m_ended)
                m_held.clear(); // a character that the damage cut off: nothing to repair
            break;
        }
        case Mode::Transcode: transcode(); break;
        }
    }

    void begin()
    {
        hold(headBytes);
        std::size_t mark = 0;
        if (const char *wide = wideEncodingOf(m_held, mark)) {
            m_held.erase(0, mark);
            m_rewriteXml = true;
            open(wide, wide);
            return;
        }
        if (beginsJson(m_held) || isBinary(m_held)) {
            m_mode = Mode::Through;
            return;
        }
        if (beginsMbox(m_held)) {
            m_mode = Mode::Through;
            m_name.clear();
            return;
        }
        m_declared = declaredEncoding(m_held);
        rewriteXml(m_held);
        if (m_declared && !m_declared->isAsciiFirst) {
            open(m_declared->name, m_declared->converter);
            return;
        }
        m_mode = m_held.starts_with("\xEF\xBB\xBF"sv) ? Mode::Utf8 : Mode::Ascii;
    }

    /// m_held begins with a byte beyond ASCII, and holds the window.
    void decide()
    {
        const std::string_view window = std::string_view(m_held).substr(0, windowBytes);
        const bool whole = m_ended && !m_failure && window.size() == m_held.size();
        bool utf8 = looksLikeUtf8(window, whole);
        if (utf8 && m_declared) {
            // A page that declares Chinese or Western can look like UTF-8 by chance only while there is little of it.
            std::size_t right = 0;
            walkUtf8(window, [&](std::size_t from, std::size_t end, bool good) { right += good ? end - from - 1 : 0; });
            utf8 = right >= 4;
        }
        if (utf8)
            m_mode = Mode::Utf8;
        else if (m_declared)
            open(m_declared->name, m_declared->converter);
        else if (const Encoding encoding = legacyOf(window); true)
            open(encoding.name, encoding.converter);
        m_byLine = m_mode == Mode::Transcode && !m_declared && m_name == western.name;
    }

    void open(const std::string &name, const std::string &converter)
    {
        UErrorCode status = U_ZERO_ERROR;
        m_converter = ucnv_open(converter.c_str(), &status);
        if (U_FAILURE(status)) { // ICU without its data: better told as replaced than lost
            m_converter = nullptr;
            m_mode = Mode::Utf8;
            return;
        }
        UConverterToUCallback before;
        const void *contextBefore;
        ucnv_setToUCallBack(m_converter, countAndReplace, &m_replaced, &before, &contextBefore, &status);
        m_name = name;
        m_isLegacy = !name.starts_with("UTF-");
        m_mode = Mode::Transcode;
    }

    void repair(std::string_view bytes)
    {
        if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
            m_out += bytes;
            return;
        }
        walkUtf8(bytes, [&](std::size_t from, std::size_t end, bool good) {
            m_out += good ? bytes.substr(from, end - from) : replacement;
            m_replaced += !good;
        });
    }

    void transcode()
    {
        hold(blockBytes);
        const bool last = m_ended;
        // A character that damage cut off is not the content's fault.
        const bool flush = last && !m_failure;
        if (m_byLine) {
            transcodeLines();
        } else {
            convert(m_held, flush);
            m_held.clear();
        }
        if (m_rewriteXml) {
            m_rewriteXml = false;
            rewriteXml(m_out);
        }
        m_finished = last;
        if (last && m_surrogate) {
            m_surrogate = 0;
            m_out += replacement;
            ++m_replaced;
        }
    }

    void convert(std::string_view bytes, bool flush)
    {
        const char *from = bytes.data();
        const char *end = from + bytes.size();
        m_wide.resize(blockBytes);
        for (;;) {
            UErrorCode status = U_ZERO_ERROR;
            UChar *to = m_wide.data();
            ucnv_toUnicode(m_converter, &to, m_wide.data() + m_wide.size(), &from, end, nullptr, flush, &status);
            put({m_wide.data(), static_cast<std::size_t>(to - m_wide.data())});
            if (status != U_BUFFER_OVERFLOW_ERROR)
                break;
        }
    }

    /// One stray byte can make a file windows-1252 whose other lines, far behind, are UTF-8; and people join files of
    /// different encodings. Windows-1252 that is well-formed UTF-8 by chance nobody writes.
    void transcodeLines()
    {
        std::string_view rest = m_held;
        const std::size_t whole = m_ended ? rest.size() : rest.rfind('\n') + 1; // without a line end 0: then all of it
        rest = rest.substr(0, whole == 0 ? rest.size() : whole);
        const std::size_t done = rest.size();
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const std::string_view line = rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1);
            rest.remove_prefix(line.size());
            if (asciiPrefix(line) == line.size()) {
                m_out += line;
            } else if (simdjson::validate_utf8(line.data(), line.size())) {
                m_out += line;
                m_sawUtf8 = true;
            } else {
                convert(line, false); // one byte a sign: nothing stays inside the converter
            }
        }
        m_held.erase(0, done);
    }

    /// UTF-16 as UTF-8 into m_out.
    void put(std::u16string_view text)
    {
        const auto append = [&](UChar32 c) {
            char bytes[4];
            std::int32_t length = 0;
            U8_APPEND_UNSAFE(bytes, length, c);
            m_out.append(bytes, static_cast<std::size_t>(length));
        };
        const auto replace = [&] {
            m_out += replacement;
            ++m_replaced;
        };
        for (const UChar unit : text) {
            if (m_surrogate) {
                const UChar lead = std::exchange(m_surrogate, UChar{0});
                if (U16_IS_TRAIL(unit)) {
                    append(U16_GET_SUPPLEMENTARY(lead, unit));
                    continue;
                }
                replace();
            }
            if (unit < 0x80)
                m_out += static_cast<char>(unit);
            else if (m_isLegacy && unit < 0xA0 && unit != 0x85)
                replace(); // a byte without meaning, which tables fill up with control signs
            else if (U16_IS_LEAD(unit))
                m_surrogate = unit;
            else if (U16_IS_TRAIL(unit))
                replace();
            else
                append(unit);
        }
    }

    /// Whoever reads the document must not decode it a second time.
    static void rewriteXml(std::string &document)
    {
        const std::string_view name = declaredXml(document);
        if (!name.empty())
            document.replace(static_cast<std::size_t>(name.data() - document.data()), name.size(), "UTF-8");
    }

    std::unique_ptr<ByteSource> m_bytes;
    Mode m_mode = Mode::Start;
    std::string m_held;          ///< read, not yet looked at
    std::string m_out;           ///< to be handed out
    std::size_t m_taken = 0;     ///< of m_out
    bool m_ended = false;        ///< nothing comes behind m_held
    bool m_finished = false;     ///< nor out of the converter
    std::optional<Error> m_failure;
    std::string m_name = "UTF-8";
    std::optional<Declared> m_declared;
    bool m_rewriteXml = false;
    bool m_isLegacy = false;
    bool m_byLine = false;
    bool m_sawUtf8 = false;      ///< in some of the lines
    std::vector<UChar> m_wide;
    UConverter *m_converter = nullptr;
    UChar m_surrogate = 0;       ///< the first half of a pair whose second is still to come
    std::int64_t m_replaced = 0;
};

/// The windows-1252 byte of a sign, or of the control sign that stands for a byte without one; -1 for others.
int westernByte(UChar32 c)
{
    static constexpr char16_t above[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                           0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                           0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (c >= 0x80 && c <= 0xFF)
        return c;
    for (int i = 0; i < 32; ++i) {
        if (above[i] == c)
            return 0x80 + i;
    }
    return -1;
}

} // namespace

std::string guessCharset(std::string_view bytes, bool whole)
{
    const std::size_t ascii = asciiPrefix(bytes);
    if (ascii == bytes.size())
        return "UTF-8";
    const std::string_view window = bytes.substr(ascii, windowBytes);
    if (looksLikeUtf8(window, whole && ascii + window.size() == bytes.size()))
        return "UTF-8";
    return legacyOf(window).name;
}

std::unique_ptr<ByteSource> decodeCharset(std::unique_ptr<ByteSource> bytes)
{
    return std::make_unique<CharsetSource>(std::move(bytes));
}

bool looksLikeDoubleEncoded(std::string_view utf8)
{
    // Every lead byte of UTF-8 became a sign from U+00C2 to U+00F4, which begins with 0xC3.
    if (std::memchr(utf8.data(), 0xC3, utf8.size()) == nullptr)
        return false;
    int right = 0, wrong = 0;
    std::string run; // the windows-1252 bytes of signs beyond ASCII that stand next to each other
    char before = ' ';
    const auto close = [&] {
        if (run.empty())
            return;
        // An accented capital before a sign of the sort «, as in "IRMÃ»", makes a pair by chance.
        const bool chance = run.size() == 2 && static_cast<unsigned char>(run[0]) >= 0xC3 && before >= 'A' && before <= 'Z';
        int made = 0;
        bool good = true;
        walkUtf8(run, [&](std::size_t from, std::size_t end, bool fine) {
            good &= fine && end - from > 1;
            ++made;
        });
        // One pair that makes a letter of a far script is chance: "Ñ…".
        if (good && run.size() == 2 && static_cast<unsigned char>(run[0]) > 0xC5)
            good = false;
        if (good && !chance)
            right += made;
        else
            ++wrong;
        run.clear();
    };
    walkUtf8(utf8, [&](std::size_t from, std::size_t end, bool) {
        if (end - from == 1 && !(utf8[from] & 0x80)) {
            close();
            before = utf8[from];
            return;
        }
        std::int32_t at = static_cast<std::int32_t>(from);
        UChar32 c;
        U8_NEXT(reinterpret_cast<const std::uint8_t *>(utf8.data()), at, static_cast<std::int32_t>(end), c);
        const int byte = c < 0 ? -1 : westernByte(c);
        if (byte >= 0) {
            run += static_cast<char>(byte);
        } else {
            close();
            before = ' ';
            ++wrong;
        }
    });
    close();
    return right > wrong;
}

} // namespace parlance::import
