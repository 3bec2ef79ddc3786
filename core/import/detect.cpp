// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping.h"
#include "core/import/reader.h"

#include "core/import/readers/jsonhead.h"
#include "core/import/readers/stackexchange.h"

#include <algorithm>
#include <cctype>

namespace parlance::import {

namespace {

using namespace std::string_view_literals;

bool startsWithIgnoringCase(std::string_view text, std::string_view start)
{
    return text.size() >= start.size()
        && std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

/// What the file seems to be, in a sentence.
const char *refusal(std::string_view head)
{
    const auto first = head.find_first_not_of(" \t\r\n\0"sv);
    if (first == std::string_view::npos)
        return TR_NOOP("Error", "%1 is empty. There is nothing to import.");
    const std::string_view text = head.substr(first);
    if (startsWithIgnoringCase(text, "<!doctype html") || startsWithIgnoringCase(text, "<html"))
        return TR_NOOP("Error", "%1 is a web page, not a dump. Download the data itself, not the page that shows it.");
    if (head.starts_with("SQLite format 3\0"sv))
        return TR_NOOP("Error", "%1 is an SQLite database, not a dump. If it is a Parlance workspace, open it instead.");
    if (head.starts_with("%PDF"))
        return TR_NOOP("Error", "%1 is a PDF document, not a dump.");
    if (StackExchangeReader::isOtherTable(head))
        return TR_NOOP("Error", "%1 is a table of a Stack Exchange dump that holds no posts. Import Posts.xml and Comments.xml, or the whole folder.");
    if (startsWithIgnoringCase(text, "<?xml"))
        return TR_NOOP("Error", "%1 is XML of a kind that Parlance does not read. “parlance-cli formats” lists what it does.");
    if (text.front() == '{' || text.front() == '[')
        return TR_NOOP("Error", "%1 is JSON, but not of a shape that Parlance knows. “parlance-cli formats” lists what it reads.");
    const auto binary = std::count_if(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
    if (binary * 50 > static_cast<std::ptrdiff_t>(head.size()))
        return TR_NOOP("Error", "%1 is not text. “parlance-cli formats” lists the kinds of file that Parlance reads.");
    return TR_NOOP("Error", "%1 is in no format that Parlance knows. “parlance-cli formats” lists what it reads.");
}

} // namespace

Result<const Reader *> detectFormat(std::string_view head, const std::string &fileName)
{
    std::string_view content = head;
    if (content.starts_with("\xEF\xBB\xBF"))
        content.remove_prefix(3);
    // A mapping would take the topics for posts.
    if (const auto first = content.find_first_not_of(" \t\r\n"); first != std::string_view::npos && content[first] == '{'
        && JsonHead(content).has({"topic_list"}, JsonHead::Kind::Object))
        return Error{.code = ErrorCode::UnknownFormat,
                     .message = TR_NOOP("Error", "%1 is a list of Discourse topics without their posts. Import the topics themselves (/t/NUMBER.json)."),
                     .subject = fileName};
    for (const Reader *reader : readers()) {
        if (reader->recognises(content))
            return reader;
    }
    // What could be read if somebody said what its columns hold.
    if (const auto mapping = settled({}, content); !mapping && !mapping.error().detail.empty()) {
        Error error = mapping.error();
        error.subject = fileName;
        return error;
    }
    return Error{.code = ErrorCode::UnknownFormat, .message = refusal(content), .subject = fileName};
}

} // namespace parlance::import
