// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/report/catalogue.h"
#include "core/report/format.h"
#include "core/report/prose.h"
#include "core/report/typography.h"
#include "core/report/writers.h"

#include "core/base/embedded.h"

#include <set>

namespace parlance::report {

namespace {

std::string langAttribute(const Report &report, Language language)
{
    if (language == Undetermined || language == report.language)
        return {};
    return " lang=\"" + escapedHtml(language.code()) + "\"";
}

const SourceNote *sourceOf(const Report &report, int number)
{
    return number >= 1 && static_cast<std::size_t>(number) <= report.sources.size()
               ? &report.sources[static_cast<std::size_t>(number - 1)]
               : nullptr;
}

/// \param noted  numbers that the section has shown already: one superscript a section is enough.
std::string inlineHtml(const Report &report, const Inline &part, std::set<int> &noted)
{
    std::string words = escapedHtml(part.text);
    if (part.emphasis)
        words = "<em>" + words + "</em>";
    const SourceNote *source = sourceOf(report, part.source);
    if (source == nullptr) {
        const std::string lang = langAttribute(report, part.language);
        return lang.empty() ? words : "<span" + lang + ">" + words + "</span>";
    }
    const std::string number = std::to_string(part.source);
    const std::string address = safeAddress(source->permalink);
    std::string link = address.empty() ? "<a href=\"#source-" + number + "\""
                                       : "<a href=\"" + escapedHtml(address) + "\" rel=\"noopener noreferrer\"";
    link += langAttribute(report, part.language) + ">" + words + "</a>";
    if (!noted.insert(part.source).second)
        return link;
    // A word joiner keeps the number with its link.
    return link + "&#8288;<sup><a class=\"note\" href=\"#source-" + number + "\">" + number + "</a></sup>";
}

std::string paragraphHtml(const Report &report, const Paragraph &paragraph, std::set<int> &noted)
{
    std::string html = "<p>";
    for (const Inline &part : paragraph)
        html += inlineHtml(report, part, noted);
    return html + "</p>\n";
}

std::string quoteHtml(const Report &report, const PullQuote &quote)
{
    const Catalogue &words = Catalogue::of(report.language);
    std::string html = "<figure class=\"quote\">\n<blockquote" + langAttribute(report, quote.quote.language) + ">";
    // Quotation marks are those of the report; the words are the author's, letter by letter.
    const bool french = report.language == French;
    html += std::string("<p>") + (french ? "«\u00A0" : "“") + escapedHtml(quote.quote.text) + (french ? "\u00A0»" : "”") + "</p>";
    html += "</blockquote>\n<figcaption><span class=\"who\">" + escapedHtml(quote.credit) + "</span>";
    const std::string address = safeAddress(quote.quote.permalink);
    if (!address.empty())
        html += " · <a href=\"" + escapedHtml(address) + "\" rel=\"noopener noreferrer\">" + escapedHtml(words.text("label.quote"))
                + "</a>";
    else if (sourceOf(report, quote.source) != nullptr)
        html += " · <a href=\"#source-" + std::to_string(quote.source) + "\">" + escapedHtml(words.text("label.quote")) + "</a>";
    return html + "</figcaption>\n</figure>\n";
}

/// A quote after each paragraph, so that voices and prose alternate.
std::string sectionHtml(const Report &report, const Section &section)
{
    std::string html = "<section>\n<h2>" + escapedHtml(section.heading) + "</h2>\n";
    std::size_t quote = 0;
    std::set<int> noted;
    for (const Paragraph &paragraph : section.paragraphs) {
        html += paragraphHtml(report, paragraph, noted);
        if (quote < section.quotes.size())
            html += quoteHtml(report, section.quotes[quote++]);
    }
    for (; quote < section.quotes.size(); ++quote)
        html += quoteHtml(report, section.quotes[quote]);
    return html + "</section>\n";
}

std::string sourcesHtml(const Report &report)
{
    if (report.sources.empty())
        return {};
    std::string html = "<section class=\"sources\">\n<h2>" + escapedHtml(label(report, "label.sources")) + "</h2>\n<ol>\n";
    for (const SourceNote &source : report.sources) {
        const std::string address = safeAddress(source.permalink);
        const std::string title = escapedHtml(source.title);
        html += "<li id=\"source-" + std::to_string(source.number) + "\">";
        if (address.empty())
            html += "<cite" + langAttribute(report, source.language) + ">" + title + "</cite>";
        else
            html += "<cite" + langAttribute(report, source.language) + "><a href=\"" + escapedHtml(address)
                    + "\" rel=\"noopener noreferrer\">" + title + "</a></cite>";
        html += "<br>" + escapedHtml(sourceLine(report, source));
        if (!source.known)
            html += ". " + escapedHtml(label(report, source.titled ? "label.replies" : "label.unknown"));
        html += ".</li>\n";
    }
    return html + "</ol>\n</section>\n";
}

} // namespace

std::string toHtml(const Report &report)
{
    const std::string lang = report.language == Undetermined ? "en" : report.language.code();
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + escapedHtml(lang)
                       + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                         "img-src data:\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Parlance "
                       + escapedHtml(version()) + "\">\n<meta name=\"description\" content=\"" + escapedHtml(report.standfirst)
                       + "\">\n<title>" + escapedHtml(report.title) + "</title>\n<style>\n";
    html += embedded("resources/report/page.css");
    html += "</style>\n</head>\n<body>\n<main>\n<header>\n<h1>" + escapedHtml(report.title) + "</h1>\n";
    if (!report.standfirst.empty())
        html += "<p class=\"standfirst\">" + escapedHtml(report.standfirst) + "</p>\n";
    if (!report.byline.empty() || !report.dateLine.empty()) {
        html += "<p class=\"dateline\">" + escapedHtml(report.byline);
        if (!report.byline.empty() && !report.dateLine.empty())
            html += " · ";
        html += escapedHtml(report.dateLine) + "</p>\n";
    }
    html += "</header>\n";
    if (!report.lede.empty()) {
        html += "<div class=\"lede\">\n";
        std::set<int> noted;
        for (const Paragraph &paragraph : report.lede)
            html += paragraphHtml(report, paragraph, noted);
        html += "</div>\n";
    }
    for (const Section &section : report.sections)
        html += sectionHtml(report, section);
    if (!report.closing.empty()) {
        html += "<div class=\"closing\">\n";
        std::set<int> noted;
        for (const Paragraph &paragraph : report.closing)
            html += paragraphHtml(report, paragraph, noted);
        html += "</div>\n";
    }
    if (!report.figures.empty() || !report.charts.empty()) {
        html += "<section class=\"figures\">\n<h2>" + escapedHtml(label(report, "label.figures")) + "</h2>\n";
        if (!report.figures.empty()) {
            html += "<ul>\n";
            for (const Figure &figure : report.figures)
                html += "<li><span class=\"name\">" + escapedHtml(figure.name) + "</span> <span class=\"value\" data-key=\""
                        + escapedHtml(figure.key) + "\">" + escapedHtml(figure.value) + "</span></li>\n";
            html += "</ul>\n";
        }
        for (const Chart &chart : report.charts) {
            const std::string svg = toSvg(report, chart);
            if (!svg.empty())
                html += "<figure class=\"chart\">\n<p class=\"chart-title\">" + escapedHtml(chart.title) + "</p>\n" + svg
                        + "<figcaption>" + escapedHtml(chart.caption) + "</figcaption>\n</figure>\n";
        }
        html += "</section>\n";
    }
    html += sourcesHtml(report);
    if (!report.methods.empty()) {
        html += "<section class=\"methods\">\n<h2>" + escapedHtml(label(report, "label.methods")) + "</h2>\n";
        std::set<int> noted;
        for (const Paragraph &paragraph : report.methods)
            html += paragraphHtml(report, paragraph, noted);
        html += "</section>\n";
    }
    html += "</main>\n<footer><p>"
            + escapedHtml(Catalogue::of(report.language).text("label.generated", {{"version", std::string(version())}}))
            + "</p></footer>\n</body>\n</html>\n";
    return html;
}

} // namespace parlance::report
