// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

// What the readers of XML share. They hand expat one record after the other and never what stands before the root element, so
// that a document type with entities that explode, or that lie in other files, does nothing.

/// What stands before the content of an XML document: declaration, comments, document type and the root's start tag.
struct XmlOpening
{
    enum class State {
        NotXml,    ///< something else stands there
        BreaksOff, ///< the text ends before the root's start tag does
        Whole
    };
    State state = State::NotXml;
    std::string_view root;  ///< name of the root element; only when whole
    std::size_t end = 0;    ///< behind the root's start tag
    bool isEmpty = false;   ///< the root is closed at once: <posts/>
};

/// `text` may be any bytes; a byte order mark is passed over. Linear.
XmlOpening xmlOpening(std::string_view text);

/// Behind the '>' that ends the tag or other markup at `at`, where a '<' stands; attributes may hold '>'.
/// npos: it does not end, or another tag begins before it does.
std::size_t endOfTag(std::string_view text, std::size_t at);

/// A piece of XML with what a parser refuses but a reader understands made right, so that one bad character does not cost the
/// record: ill-formed UTF-8, control characters and references to them become U+FFFD; an '&' that begins no reference known
/// to XML, and a '<' inside an attribute, become text. Nothing else changes. `xml` may be any bytes. Linear.
std::string mendedXml(std::string_view xml);

bool isXmlBlank(std::string_view text);

/// Reads tags without elements of their own, <row A="1" B="2"/>, at the speed of a search. It accepts only what is XML beyond
/// doubt; whatever is rare or odd (single quotes, control characters, references by number to anything but line ends and tabs,
/// characters that are none to XML, faults of any kind) it leaves to a full parser. What it accepts, such a parser accepts too,
/// and reads the same.
class XmlTagScanner
{
public:
    struct Attribute
    {
        std::string_view name, value; ///< without references; live until the next read() and as long as the tag
    };

    /// \param tag  from '<' to '>', valid UTF-8.
    /// \returns false where the full parser must look.
    bool read(std::string_view tag);
    std::string_view name() const { return m_name; }
    const std::vector<Attribute> &attributes() const { return m_attributes; }

private:
    bool readValue(std::string_view raw);

    std::string_view m_name;
    std::vector<Attribute> m_attributes;
    std::string m_decoded; ///< values that held references; large enough for the tag before it is used
};

} // namespace parlance::import
