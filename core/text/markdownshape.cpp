// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownshape.h"

#include "core/base/ascii.h"
#include "core/text/markdownmasks.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace parlance::text {

namespace {

enum ByteClass : std::uint8_t
{
    Ordinary,
    AlwaysMark, ///< * ` [ \ ~~ and so on: not simple
    LineEnd,
    Underscore,
    Colon,
    Dot,
    Less,
    Greater,
    Ampersand,
    Tilde,
    Wide ///< may begin a zero-width space or a byte order mark
};

constexpr std::array<std::uint8_t, 256> byteClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (const char c : std::string_view("*`[\\|^"))
        classes[static_cast<unsigned char>(c)] = AlwaysMark;
    classes[0] = classes['\v'] = classes['\f'] = AlwaysMark;
    classes['\n'] = classes['\r'] = LineEnd;
    classes['_'] = Underscore;
    classes[':'] = Colon;
    classes['.'] = Dot;
    classes['<'] = Less;
    classes['>'] = Greater;
    classes['&'] = Ampersand;
    classes['~'] = Tilde;
    classes[0xE2] = classes[0xEF] = Wide;
    return classes;
}

constexpr std::array<std::uint8_t, 256> ByteClasses = byteClasses();

/// True if a line that begins so (blanks included) is nothing but text.
bool isSimpleLineStart(std::string_view text, std::size_t at)
{
    std::size_t blanks = 0;
    while (at < text.size() && text[at] == ' ' && blanks < 4) {
        ++at;
        ++blanks;
    }
    if (at >= text.size())
        return true;
    if (blanks >= 4)
        return false;
    const char c = text[at];
    if (isDigit(c)) {
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at >= text.size() || (text[at] != '.' && text[at] != ')');
    }
    return std::strchr("\t#>-+=:~_", c) == nullptr;
}

/// True if none of the eight bytes could mean something.
bool areOrdinary(const char *bytes)
{
    const auto at = [bytes](int i) { return ByteClasses[static_cast<unsigned char>(bytes[i])]; };
    return (at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7)) == Ordinary;
}

} // namespace

bool isIndented(std::string_view body)
{
    std::size_t blanks = 0;
    for (const char c : body) {
        if (c == '\n' || c == '\r')
            blanks = 0;
        else if (c == ' ')
            ++blanks;
        else
            return blanks >= 4 || c == '\t' || c == '\v' || c == '\f';
    }
    return false;
}

Shape shapeOf(std::string_view text)
{
    if (!isSimpleLineStart(text, 0))
        return Shape::Markup;
    bool ragged = false;
    const std::size_t size = text.size();
    const char *const bytes = text.data();
    for (std::size_t i = 0; i < size; ++i) {
        while (size - i >= 8 && areOrdinary(bytes + i))
            i += 8;
        if (i == size)
            break;
        switch (ByteClasses[static_cast<unsigned char>(bytes[i])]) {
        case Ordinary:
            break;
        case AlwaysMark:
            return Shape::Markup;
        case LineEnd: {
            // Text is trimmed, so there is always a byte before and a byte after.
            if (bytes[i] == '\r' || isBlank(bytes[i - 1]))
                ragged = true;
            std::size_t next = i + 1;
            if (bytes[next] == '\n')
                ++next;
            if (isSpace(bytes[next]))
                ragged = true;
            if (!isSimpleLineStart(text, i + 1))
                return Shape::Markup;
            break;
        }
        case Underscore:
            if (i == 0 || i + 1 == size || !isAlnum(bytes[i - 1]) || !isAlnum(bytes[i + 1]))
                return Shape::Markup;
            break;
        case Colon:
            if (i + 2 < size && bytes[i + 1] == '/' && bytes[i + 2] == '/')
                return Shape::Markup;
            break;
        case Dot:
            if (i >= 3 && (bytes[i - 1] | 32) == 'w' && (bytes[i - 2] | 32) == 'w' &&
                (bytes[i - 3] | 32) == 'w')
                return Shape::Markup;
            break;
        case Less:
            // <3 is a heart; anything else may begin <name@example.org>.
            if (i + 1 < size && !isSpace(bytes[i + 1]) &&
                !(bytes[i + 1] == '3' && (i + 2 == size || isSpace(bytes[i + 2]) || bytes[i + 2] == '<')))
                return Shape::Markup;
            break;
        case Greater:
            if (i + 1 < size && bytes[i + 1] == '!')
                return Shape::Markup;
            break;
        case Ampersand:
            if (i + 1 < size && (isAlnum(bytes[i + 1]) || bytes[i + 1] == '#'))
                return Shape::Markup;
            break;
        case Tilde:
            if (i + 1 < size && bytes[i + 1] == '~')
                return Shape::Markup;
            break;
        case Wide:
            if (text.compare(i, 3, ZeroWidthSpace) == 0 || text.compare(i, 3, ByteOrderMark) == 0)
                return Shape::Markup;
            break;
        }
    }
    return ragged ? Shape::SimpleButRagged : Shape::Simple;
}

} // namespace parlance::text
