// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

} // namespace parlance::import
