// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/report/catalogue.h"
#include "core/report/format.h"
#include "core/report/typography.h"
#include "core/report/writers.h"

namespace parlance::report {

namespace {

/// Text that CommonMark must show as it is, on one line. Every ASCII punctuation character that can begin markup is
/// escaped; & and < as entities would open HTML.
std::string escapedMarkdown(std::string_view text)
{
    std::string out;
    const std::string line = oneLine(text);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (std::string_view("\\`*_{}[]<>#|~&").find(c) != std::string_view::npos) {
            out += '\\';
        } else if (i == 0 && (c == '+' || c == '-' || c == '=')) {
            out += '\\'; // a list, a rule or the underline of a heading
        } else if ((c == '.' || c == ')') && i > 0 && i < 10
                   && line.find_first_not_of("0123456789") == i) {
            out += '\\'; // a numbered list
        } else if (c == ':' && line.compare(i, 3, "://") == 0) {
            out += '\\'; // an address that some readers would turn into a link
        }
        out += c;
    }
    return out;
}

std::string addressMarkdown(const std::string &address)
{
    // In angle brackets nothing but < > and a backslash has a meaning, and safeAddress() lets none of these pass.
    return "<" + address + ">";
}

std::string inlineMarkdown(const Report &report, const Inline &part)
{
    std::string words = escapedMarkdown(part.text);
    // Spaces at the ends are part of the sentence; oneLine() took them.
    if (part.text.starts_with(' '))
        words.insert(words.begin(), ' ');
    if (part.text.size() > 1 && part.text.ends_with(' '))
        words += ' ';
    if (part.emphasis)
        words = "*" + words + "*";
    if (part.source < 1 || static_cast<std::size_t>(part.source) > report.sources.size())
        return words;
    const std::string address = safeAddress(report.sources[static_cast<std::size_t>(part.source - 1)].permalink);
    const std::string number = "\\[" + std::to_string(part.source) + "\\]";
    return (address.empty() ? words : "[" + words + "](" + addressMarkdown(address) + ")") + " " + number;
}

std::string paragraphMarkdown(const Report &report, const Paragraph &paragraph)
{
    std::string line;
    for (const Inline &part : paragraph)
        line += inlineMarkdown(report, part);
    return line + "\n\n";
}

std::string quoteMarkdown(const Report &report, const PullQuote &quote)
{
    const bool french = report.language == French;
    std::string text = std::string("> ") + (french ? "«\u00A0" : "“") + escapedMarkdown(quote.quote.text)
                       + (french ? "\u00A0»" : "”") + "\n>\n> — " + escapedMarkdown(quote.credit);
    const std::string address = safeAddress(quote.quote.permalink);
    if (!address.empty())
        text += " ([" + escapedMarkdown(label(report, "label.quote")) + "](" + addressMarkdown(address) + "))";
    return text + "\n\n";
}

} // namespace

std::string toMarkdown(const Report &report)
{
    std::string text = "# " + escapedMarkdown(report.title) + "\n\n";
    if (!report.standfirst.empty())
        text += "**" + escapedMarkdown(report.standfirst) + "**\n\n";
    std::string dateLine = escapedMarkdown(report.byline);
    if (!report.byline.empty() && !report.dateLine.empty())
        dateLine += " · ";
    dateLine += escapedMarkdown(report.dateLine);
    if (!dateLine.empty())
        text += dateLine + "\n\n";
    for (const Paragraph &paragraph : report.lede)
        text += paragraphMarkdown(report, paragraph);
    for (const Section &section : report.sections) {
        text += "## " + escapedMarkdown(section.heading) + "\n\n";
        std::size_t quote = 0;
        for (const Paragraph &paragraph : section.paragraphs) {
            text += paragraphMarkdown(report, paragraph);
            if (quote < section.quotes.size())
                text += quoteMarkdown(report, section.quotes[quote++]);
        }
        for (; quote < section.quotes.size(); ++quote)
            text += quoteMarkdown(report, section.quotes[quote]);
    }
    if (!report.closing.empty())
        text += "* * *\n\n";
    for (const Paragraph &paragraph : report.closing)
        text += paragraphMarkdown(report, paragraph);
    if (!report.figures.empty()) {
        text += "## " + escapedMarkdown(label(report, "label.figures")) + "\n\n";
        for (const Figure &figure : report.figures)
            text += "- " + escapedMarkdown(figure.name) + (report.language == French ? "\u00A0: " : ": ")
                    + escapedMarkdown(figure.value) + "\n";
        text += "\n";
    }
    if (!report.sources.empty()) {
        text += "## " + escapedMarkdown(label(report, "label.sources")) + "\n\n";
        for (const SourceNote &source : report.sources) {
            const std::string address = safeAddress(source.permalink);
            const std::string title = escapedMarkdown(source.title);
            text += std::to_string(source.number) + ". "
                    + (address.empty() ? title : "[" + title + "](" + addressMarkdown(address) + ")") + " — "
                    + escapedMarkdown(sourceLine(report, source));
            if (!source.known)
                text += ". " + escapedMarkdown(label(report, source.titled ? "label.replies" : "label.unknown"));
            text += ".\n";
        }
        text += "\n";
    }
    if (!report.methods.empty()) {
        text += "## " + escapedMarkdown(label(report, "label.methods")) + "\n\n";
        for (const Paragraph &paragraph : report.methods)
            text += paragraphMarkdown(report, paragraph);
    }
    text += escapedMarkdown(Catalogue::of(report.language).text("label.generated", {{"version", std::string(version())}})) + "\n";
    return text;
}

} // namespace parlance::report
