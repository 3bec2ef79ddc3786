// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::text {

/// The elements that matter for the words of a post. Elements that only look different share one.
enum class HtmlTag : std::uint8_t {
    Other, ///< no effect: unknown ones, and those that only colour text
    A,
    Aside,
    B, ///< b, strong
    Blockquote,
    Block, ///< elements with lines of their own and nothing else to say: section, table, dl ...
    Br,
    Cell, ///< td, th
    Code, ///< code, tt, samp
    Del,  ///< del, s, strike
    Div,
    Dropped, ///< what a page never shows as text: script, style, svg, select ...
    H1, H2, H3, H4, H5, H6,
    Hr,
    I, ///< i, em
    Img,
    Li,
    Ol,
    P,
    Pre,
    Row, ///< tr
    Span,
    Ul,
    Wbr
};
constexpr std::size_t HtmlTagCount = static_cast<std::size_t>(HtmlTag::Wbr) + 1;

struct HtmlToken
{
    enum class Kind : std::uint8_t { Text, StartTag, EndTag } kind = Kind::Text;
    HtmlTag tag = HtmlTag::Other;
    std::size_t begin = 0; ///< in the fragment; of a text, or of the tag's '<'
    std::size_t end = 0;
    std::string_view name;       ///< of the element, as written
    std::string_view attributes; ///< as written
};

/// Takes a fragment of HTML apart into texts and tags, as the tokenizer of the HTML standard does; comments, processing
/// instructions and the content of script, style and the like are passed over. Any bytes; linear, without recursion.
class HtmlTokens
{
public:
    explicit HtmlTokens(std::string_view html) : m_html(html) {}
    bool next(HtmlToken &token);

private:
    bool isTagOpen(std::size_t at);
    std::size_t skipMarkup(std::size_t at) const;
    bool readTag(HtmlToken &token);

    std::string_view m_html;
    std::size_t m_at = 0;
    std::size_t m_lastEnd = std::string_view::npos; ///< of the last '>'; npos: not looked for yet
};

/// The value as written, entities and all, or nullopt.
std::optional<std::string_view> htmlAttribute(std::string_view attributes, std::string_view name);

/// True if `classes`, a list parted by white space, has that name.
bool hasHtmlClass(std::string_view classes, std::string_view name);

/// What stands at an '&'.
struct HtmlEntity
{
    std::size_t length = 0; ///< of the reference as written; 0: the '&' is only itself
    char bytes[8] = {};     ///< what it stands for, as UTF-8; blanks of every width are ' '
    std::size_t size = 0;   ///< 0: it stands for nothing that is seen, such as a soft hyphen

    std::string_view text() const { return {bytes, size}; }
};

HtmlEntity htmlEntityAt(std::string_view html, std::size_t at, bool inAttribute = false);

/// An attribute's value as it is meant.
std::string decodedAttribute(std::string_view value);

inline bool isHtmlSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
}

/// Elements that begin and end lines of their own.
bool isHtmlBlock(HtmlTag tag);

/// Walks over a fragment with the open elements at hand, closing those that are closed badly or not at all much as a
/// browser does: an inline element's end does not reach through a block, a block's end closes what is open inside.
class HtmlWalk
{
public:
    virtual ~HtmlWalk() = default;
    void run(std::string_view html);

protected:
    /// [begin, end) of the fragment, with entities.
    virtual void text(std::size_t begin, std::size_t end) = 0;
    /// \returns bits of the walk's own, given back by leave().
    virtual std::uint32_t enter(const HtmlToken &token) = 0;
    virtual void leave(HtmlTag tag, std::uint32_t effects) = 0;
    /// An element that has no content: br, hr, img, wbr, and those whose ends do not matter.
    virtual void point(const HtmlToken &token) = 0;

private:
    struct Open
    {
        HtmlTag tag;
        bool alive;
        std::uint32_t effects;
    };
    void begin(const HtmlToken &token);
    void end(HtmlTag tag);
    void closeDownTo(std::size_t size);
    std::vector<std::size_t> &placesOf(HtmlTag tag) { return m_places[static_cast<std::size_t>(tag)]; }

    std::vector<Open> m_open;
    std::vector<std::size_t> m_places[HtmlTagCount]; ///< of the open elements of each sort in m_open
    std::vector<std::size_t> m_blocks;               ///< of the blocks among them, without p
};

} // namespace parlance::text
