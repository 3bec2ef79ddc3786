// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace parlance::text {

enum class TokenKind : std::uint8_t {
    Word,        ///< letters, digits behind them, single apostrophes and hyphens inside: "don't", "l'essence", "well-made"
    Number,      ///< begins with a digit: "1,500", "10/10", "16Go", "3rd"
    Emoji,       ///< one as it is seen: with its skin tone, joined to others (ZWJ), a flag, a keycap
    Emoticon,    ///< of the table resources/lexicons/emoticons.tsv, where it stands apart from letters: ":)", "<3"
    Punctuation, ///< a run of one and the same sign: "!!!", "..."
    Hashtag,     ///< "#word"
    Name,        ///< @somebody, u/somebody, r/forum
    Address      ///< a web or mail address
};

/// What stands before a token.
enum class Gap : std::uint8_t {
    None,
    Space,
    Line,     ///< one line break
    Paragraph ///< two line breaks or more
};

/// Bytes [begin, end) of a text.
struct Token
{
    std::size_t begin = 0;
    std::size_t end = 0;
    TokenKind kind = TokenKind::Word;
    Gap gap = Gap::None;
};

/// The tokens of a plain text (see plainText()), in order: one pass over its bytes, with ASCII on a fast path and ICU's
/// dictionaries only where a script has no spaces (CJK, Thai, ...). What sentiment, themes and quotes read.
///
/// Any bytes are taken; linear in their number; what is no character is punctuation. Allocates nothing but for
/// scripts without spaces.
class TokenStream
{
public:
    /// \param plain  must outlive the stream.
    explicit TokenStream(std::string_view plain) : m_text(plain) {}

    /// Moves to the next token. \returns false at the end of the text.
    bool next();
    const Token &token() const { return m_token; }
    std::string_view bytes() const { return m_text.substr(m_token.begin, m_token.end - m_token.begin); }

private:
    bool take(TokenKind kind, std::size_t end);
    bool takeWord();
    bool takeName();
    bool takeSigns();
    bool takeCharacter();
    bool takeEmoji(std::size_t first);
    bool takeEmoticon();
    std::size_t addressEnd(std::size_t wordEnd);
    std::size_t endOfChunk(std::size_t from) const;
    std::size_t endOfAddress(std::size_t from) const;
    bool cutRun(std::size_t end);

    std::string_view m_text;
    std::size_t m_position = 0;
    std::size_t m_noAddressBefore = 0; ///< dotted words up to here are known to be no address
    Token m_token;
    std::vector<std::pair<std::size_t, std::size_t>> m_cut; ///< words that ICU cut from a run, last first
};

} // namespace parlance::text
