// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentiment/vadertokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <unicode/utf8.h>

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace parlance::sentiment {

namespace {

constexpr std::size_t Block = 16;   // bytes looked at in one step
constexpr std::size_t Padding = 32; // readable bytes behind the text: a block may begin at its last byte

enum ByteClass : std::uint8_t {
    Space = 1,
    Punctuation = 2, // Python's string.punctuation
    Upper = 4,
    Lower = 8,
    Emphasis = 16, // '!' and '?'
    Apostrophe = 32
};

constexpr std::array<std::uint8_t, 256> makeByteClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t c = 0; c < 128; ++c) {
        if ((c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20))
            classes[c] = Space;
        else if (c >= 'A' && c <= 'Z')
            classes[c] = Upper;
        else if (c >= 'a' && c <= 'z')
            classes[c] = Lower;
        else if (c > 0x20 && c < 0x7f && !(c >= '0' && c <= '9'))
            classes[c] = Punctuation;
    }
    classes['!'] |= Emphasis;
    classes['?'] |= Emphasis;
    classes['\''] |= Apostrophe;
    classes[VaderLexicon::UpperCase] = Upper;
    classes[VaderLexicon::LowerCase] = Lower;
    return classes;
}

constexpr std::array<std::uint8_t, 256> ByteClasses = makeByteClasses();

constexpr unsigned char lowered(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c | 0x20) : c;
}

/// One bit a byte, the first byte's lowest.
struct BlockMasks
{
    std::uint32_t space = 0;
    std::uint32_t punctuation = 0;
    std::uint32_t upper = 0;
    std::uint32_t lower = 0;
    std::uint32_t emphasis = 0;
    std::uint32_t apostrophe = 0;
};

#if defined(__SSE2__) && defined(__x86_64__)

/// 0xff where first <= byte <= last.
inline __m128i inRange(__m128i bytes, unsigned char first, unsigned char last)
{
    const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first)));
    return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(static_cast<char>(last - first))), offset);
}

inline __m128i equals(__m128i bytes, unsigned char value)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value)));
}

inline std::uint32_t bits(__m128i mask)
{
    return static_cast<std::uint32_t>(_mm_movemask_epi8(mask));
}

inline BlockMasks classify(const unsigned char *bytes)
{
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    const __m128i upper = inRange(block, 'A', 'Z');
    const __m128i lower = inRange(block, 'a', 'z');
    const __m128i word = _mm_or_si128(_mm_or_si128(upper, lower), inRange(block, '0', '9'));
    return {.space = bits(_mm_or_si128(inRange(block, 0x09, 0x0d), inRange(block, 0x1c, 0x20))),
            .punctuation = bits(_mm_andnot_si128(word, inRange(block, 0x21, 0x7e))),
            .upper = bits(_mm_or_si128(upper, equals(block, VaderLexicon::UpperCase))),
            .lower = bits(_mm_or_si128(lower, equals(block, VaderLexicon::LowerCase))),
            .emphasis = bits(_mm_or_si128(equals(block, '!'), equals(block, '?'))),
            .apostrophe = bits(equals(block, '\''))};
}

/// The first `size` (at most 16) bytes in lower case, the rest zero.
inline TokenKey lowerKey(const unsigned char *bytes, std::size_t size)
{
    static constexpr auto Ones = [] {
        std::array<std::uint8_t, 2 * Block> ones{};
        for (std::size_t i = 0; i < Block; ++i)
            ones[i] = 0xff;
        return ones;
    }();
    const __m128i keep = _mm_loadu_si128(reinterpret_cast<const __m128i *>(Ones.data() + Block - size));
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    const __m128i toLower = _mm_and_si128(inRange(block, 'A', 'Z'), _mm_set1_epi8(0x20));
    const __m128i key = _mm_and_si128(_mm_or_si128(block, toLower), keep);
    return {.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(key)),
            .high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(key, key))),
            .size = static_cast<std::uint32_t>(size)};
}

#else

inline BlockMasks classify(const unsigned char *bytes)
{
    BlockMasks masks;
    for (std::size_t i = 0; i < Block; ++i) {
        const std::uint32_t byteClass = ByteClasses[bytes[i]];
        masks.space |= (byteClass & Space ? 1U : 0U) << i;
        masks.punctuation |= (byteClass & Punctuation ? 1U : 0U) << i;
        masks.upper |= (byteClass & Upper ? 1U : 0U) << i;
        masks.lower |= (byteClass & Lower ? 1U : 0U) << i;
        masks.emphasis |= (byteClass & Emphasis ? 1U : 0U) << i;
        masks.apostrophe |= (byteClass & Apostrophe ? 1U : 0U) << i;
    }
    return masks;
}

inline TokenKey lowerKey(const unsigned char *bytes, std::size_t size)
{
    unsigned char lower[Block] = {};
    for (std::size_t i = 0; i < size; ++i)
        lower[i] = lowered(bytes[i]);
    return tokenKey(lower, size);
}

#endif

bool isAscii(std::string_view text)
{
    constexpr std::uint64_t HighBits = 0x8080808080808080ULL;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if (word & HighBits)
            return false;
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80)
            return false;
    }
    return true;
}

/// Writes `text` with one byte a character and emoji as their names; returns the size.
template <bool WithSegments>
std::size_t normalize(const VaderLexicon &lexicon, std::string_view text, Scratch<unsigned char> &buffer,
                      std::vector<Segment> *segments)
{
    unsigned char *out = buffer.reserve(text.size() + Padding);
    std::size_t size = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t begin = i;
        while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) {
            out[size++] = static_cast<unsigned char>(text[i]);
            ++i;
        }
        if constexpr (WithSegments) {
            if (i > begin)
                segments->push_back({.at = size - (i - begin), .begin = begin, .end = i, .kind = Segment::Ascii});
        }
        while (i < text.size() && static_cast<unsigned char>(text[i]) >= 0x80) {
            const std::size_t first = i;
            UChar32 codePoint = 0;
            U8_NEXT(text.data(), i, text.size(), codePoint);
            const VaderLexicon::Character character =
                codePoint < 0 ? VaderLexicon::Character{} : lexicon.character(static_cast<std::uint32_t>(codePoint));
            if (character.byte != 0) {
                if constexpr (WithSegments)
                    segments->push_back({.at = size, .begin = first, .end = i, .kind = Segment::Character});
                out[size++] = character.byte;
                continue;
            }
            // A space parts an emoji from what stands before it, but not from what follows.
            const std::string &name = lexicon.emoji(character.emoji).normalised;
            out = buffer.grow(size + 1 + name.size() + (text.size() - i) + Padding, size);
            if (size > 0 && out[size - 1] != ' ')
                out[size++] = ' ';
            if constexpr (WithSegments) {
                segments->push_back({.at = size, .begin = first, .end = i, .emoji = character.emoji,
                                     .kind = Segment::Emoji});
            }
            std::memcpy(out + size, name.data(), name.size());
            size += name.size();
        }
    }
    return size;
}

/// Whether "n't" stands in the token.
bool holdsNegation(const unsigned char *bytes, std::size_t size)
{
    for (std::size_t i = 1; i + 1 < size; ++i) {
        if (bytes[i] == '\'' && lowered(bytes[i - 1]) == 'n' && lowered(bytes[i + 1]) == 't')
            return true;
    }
    return false;
}

void countEmphasis(const unsigned char *bytes, std::size_t size, TokenizedText &text)
{
    text.exclamations += static_cast<std::size_t>(std::count(bytes, bytes + size, '!'));
    text.questions += static_cast<std::size_t>(std::count(bytes, bytes + size, '?'));
}

struct RawToken
{
    const unsigned char *begin = nullptr;
    std::size_t size = 0;
    bool isUpper = false;      // some upper-case character and no lower-case one
    bool hasApostrophe = false;
};

/// A token that does not end within its first block: the same steps, byte by byte. Moves `at` behind it.
RawToken longToken(const unsigned char *&at, TokenizedText &text)
{
    const unsigned char *first = at;
    unsigned seen = 0;
    do
        seen |= ByteClasses[*at++];
    while (!(ByteClasses[*at] & Space));
    const unsigned char *last = at;
    if (seen & Emphasis)
        countEmphasis(first, static_cast<std::size_t>(last - first), text);
    RawToken whole{.begin = first, .size = static_cast<std::size_t>(last - first),
                   .isUpper = (seen & Upper) && !(seen & Lower), .hasApostrophe = (seen & Apostrophe) != 0};
    while (first < last && (ByteClasses[*first] & Punctuation))
        ++first;
    while (last > first && (ByteClasses[last[-1]] & Punctuation))
        --last;
    if (last - first > 2) {
        whole.begin = first;
        whole.size = static_cast<std::size_t>(last - first);
    }
    return whole;
}

inline Token findToken(const VaderLexicon &lexicon, const RawToken &raw)
{
    if (raw.size <= Block) [[likely]]
        return lexicon.find(lowerKey(raw.begin, raw.size), raw.begin);
    if (raw.size > VaderLexicon::LongestWord)
        return {};
    unsigned char lower[VaderLexicon::LongestWord];
    std::transform(raw.begin, raw.begin + raw.size, lower, lowered);
    return lexicon.find(tokenKey(lower, raw.size), lower);
}

/// Cuts out.bytes, which must have a space and Padding readable bytes behind its end.
template <bool WithSpans> void split(const VaderLexicon &lexicon, TokenizedText &out, std::vector<Span> *spans)
{
    const unsigned char *const start = out.bytes.data();
    const unsigned char *const end = start + out.byteCount;
    Token *const tokens = out.tokens.reserve(out.byteCount / 2 + 1);
    std::size_t *const hits = out.hits.reserve(out.byteCount / 2 + 1);
    std::size_t count = 0;
    std::size_t hitCount = 0;
    out.capitals = out.exclamations = out.questions = 0;
    out.firstBut = TokenizedText::npos;
    for (const unsigned char *at = start; at < end;) {
        const BlockMasks masks = classify(at);
        if (masks.space & 1) {
            ++at;
            continue;
        }
        RawToken raw;
        if (masks.space != 0) {
            const auto size = static_cast<std::uint32_t>(std::countr_zero(masks.space));
            const std::uint32_t inside = (1U << size) - 1;
            raw = {.begin = at, .size = size,
                   .isUpper = (masks.upper & inside) != 0 && (masks.lower & inside) == 0,
                   .hasApostrophe = (masks.apostrophe & inside) != 0};
            if (const std::uint32_t kept = ~masks.punctuation & inside) {
                const auto first = static_cast<std::uint32_t>(std::countr_zero(kept));
                const auto keptSize = static_cast<std::uint32_t>(std::bit_width(kept)) - first;
                if (keptSize > 2) {
                    raw.begin = at + first;
                    raw.size = keptSize;
                }
            }
            if (masks.emphasis & inside)
                countEmphasis(at, size, out);
            at += size + 1;
        } else {
            raw = longToken(at, out);
        }
        Token token = findToken(lexicon, raw);
        if (raw.hasApostrophe && token.word == 0 && holdsNegation(raw.begin, raw.size))
            token.flags = Token::Negates;
        if (raw.isUpper) {
            token.flags |= Token::Capitals;
            ++out.capitals;
        }
        if (token.has(Token::InLexicon))
            hits[hitCount++] = count;
        if (token.special == Special::But && out.firstBut == TokenizedText::npos)
            out.firstBut = count;
        if constexpr (WithSpans) {
            const auto begin = static_cast<std::size_t>(raw.begin - start);
            spans->push_back({.begin = begin, .end = begin + raw.size});
        }
        tokens[count++] = token;
    }
    out.count = count;
    out.hitCount = hitCount;
}

template <bool WithPlaces>
void tokenizeText(const VaderLexicon &lexicon, std::string_view text, TokenizedText &out, std::vector<Span> *spans,
                  std::vector<Segment> *segments)
{
    if (isAscii(text)) {
        unsigned char *bytes = out.bytes.reserve(text.size() + Padding);
        if (!text.empty())
            std::memcpy(bytes, text.data(), text.size());
        out.byteCount = text.size();
        if constexpr (WithPlaces) {
            if (!text.empty())
                segments->push_back({.at = 0, .begin = 0, .end = text.size(), .kind = Segment::Ascii});
        }
    } else {
        out.byteCount = normalize<WithPlaces>(lexicon, text, out.bytes, segments);
    }
    std::memset(out.bytes.data() + out.byteCount, ' ', Padding);
    split<WithPlaces>(lexicon, out, spans);
}

} // namespace

void tokenize(const VaderLexicon &lexicon, std::string_view text, TokenizedText &out)
{
    tokenizeText<false>(lexicon, text, out, nullptr, nullptr);
}

void tokenize(const VaderLexicon &lexicon, std::string_view text, TokenizedText &out, std::vector<Span> &spans,
              std::vector<Segment> &segments)
{
    tokenizeText<true>(lexicon, text, out, &spans, &segments);
}

} // namespace parlance::sentiment
