// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/format.h"

#include "core/report/catalogue.h"
#include "core/report/dates.h"
#include "core/report/typography.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace parlance::report {

std::string safeAddress(std::string_view address)
{
    if (!address.starts_with("https://") && !address.starts_with("http://"))
        return {};
    const bool clean = std::all_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '"' && c != '<' && c != '>' && c != '\\'
               && c != '`' && c != '|' && c != '^' && c != '{' && c != '}';
    });
    return clean && address.size() > 8 ? std::string(address) : std::string();
}

std::string escapedHtml(std::string_view text)
{
    std::string valid;
    if (!text::isValidUtf8(text)) {
        valid = text;
        text::repairUtf8(valid);
        text = valid;
    }
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                continue;
            if (c == 0x7F)
                continue;
            // U+0080 to U+009F are control characters too, and no HTML may hold them.
            if (c == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
                ++i;
                continue;
            }
            out += c;
        }
    }
    return out;
}

std::string label(const Report &report, std::string_view key)
{
    return Catalogue::of(report.language).text(key);
}

std::string sourceLine(const Report &report, const SourceNote &source)
{
    const Catalogue &words = Catalogue::of(report.language);
    std::string date = "none";
    if (source.createdUtc) {
        if (const auto dates = Dates::create(words, "UTC"))
            date = dates->day(*source.createdUtc);
    }
    return words.format("label.source",
                        {{"forum", source.forum}, {"forumKnown", std::string(source.forum.empty() ? "no" : "yes")}, {"who", source.author.empty() ? std::string("none") : source.author},
                         {"date", date}, {"scored", std::string(source.score ? "yes" : "no")},
                         {"score", static_cast<std::int64_t>(source.score.value_or(0))}, {"posts", source.posts}});
}

namespace {

/// A length in user units with one decimal: short, and the same on every machine.
std::string unit(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string short_ = text;
    if (short_.ends_with(".0"))
        short_.resize(short_.size() - 2);
    return short_;
}

std::string volumeSvg(const Report &report, const Chart &chart)
{
    constexpr double Width = 640, Height = 150, Top = 18, Bottom = 22;
    const double highest = std::max_element(chart.bars.begin(), chart.bars.end(), [](const auto &a, const auto &b) {
                               return a.value < b.value;
                           })->value;
    const auto count = static_cast<double>(chart.bars.size());
    const double step = Width / count;
    const double gap = step > 4 ? std::min(4.0, step * 0.2) : 0.5;
    std::string svg;
    std::size_t fullest = 0;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const double height = highest > 0 ? chart.bars[i].value / highest * (Height - Top - Bottom) : 0;
        if (chart.bars[i].value > chart.bars[fullest].value)
            fullest = i;
        if (height <= 0)
            continue;
        svg += "<rect class=\"bar\" x=\"" + unit(static_cast<double>(i) * step + gap / 2) + "\" y=\""
               + unit(Height - Bottom - height) + "\" width=\"" + unit(step - gap) + "\" height=\"" + unit(height)
               + "\"><title>" + escapedHtml(chart.bars[i].label) + ": "
               + Catalogue::of(report.language).number(static_cast<std::int64_t>(chart.bars[i].value)) + "</title></rect>\n";
    }
    svg += "<line class=\"axis\" x1=\"0\" y1=\"" + unit(Height - Bottom) + "\" x2=\"640\" y2=\"" + unit(Height - Bottom) + "\"/>\n";
    const auto text = [&](double x, double y, const char *anchor, const std::string &words) {
        svg += "<text x=\"" + unit(x) + "\" y=\"" + unit(y) + "\" text-anchor=\"" + anchor + "\">" + escapedHtml(words) + "</text>\n";
    };
    const double x = (static_cast<double>(fullest) + 0.5) * step;
    text(std::clamp(x, 20.0, Width - 20.0), Top - 6, "middle",
         Catalogue::of(report.language).number(static_cast<std::int64_t>(highest)));
    text(0, Height - 6, "start", chart.bars.front().label);
    text(Width, Height - 6, "end", chart.bars.back().label);
    if (x > 0.3 * Width && x < 0.7 * Width)
        text(x, Height - 6, "middle", chart.bars[fullest].label);
    return svg;
}

std::string toneSvg(const Report &report, const Chart &chart)
{
    constexpr double Width = 640, Row = 46, Thick = 16;
    const Catalogue &words = Catalogue::of(report.language);
    std::string svg;
    double y = 0;
    for (const Chart::Bar &bar : chart.bars) {
        svg += "<text class=\"name\" x=\"0\" y=\"" + unit(y + 14) + "\">" + escapedHtml(shortened(bar.label, 60)) + "</text>\n";
        double x = 0;
        const std::pair<const char *, double> parts[]{{"negative", bar.negative}, {"neutral", bar.neutral}, {"positive", bar.positive}};
        for (const auto &[kind, share] : parts) {
            const double width = share * Width;
            if (width <= 0)
                continue;
            svg += std::string("<rect class=\"") + kind + "\" x=\"" + unit(x) + "\" y=\"" + unit(y + 20) + "\" width=\""
                   + unit(width) + "\" height=\"" + unit(Thick) + "\"/>\n";
            const std::string percent = words.percent(share);
            if (width > 44)
                svg += std::string("<text class=\"on ") + kind + "\" x=\"" + unit(x + 6) + "\" y=\"" + unit(y + 32.5) + "\">"
                       + (kind == std::string_view("negative") ? "−" : kind == std::string_view("positive") ? "+" : "")
                       + escapedHtml(percent) + "</text>\n";
            x += width;
        }
        y += Row;
    }
    return svg;
}

} // namespace

std::string toSvg(const Report &report, const Chart &chart)
{
    if (chart.bars.empty())
        return {};
    const bool tone = chart.kind == Chart::Kind::Tone;
    const double height = tone ? 46.0 * static_cast<double>(chart.bars.size()) - 6 : 150;
    std::string about = chart.caption;
    if (tone) {
        for (const Chart::Bar &bar : chart.bars)
            about += " " + Catalogue::of(report.language).format("chart.tone.row",
                                                                 {{"a", bar.label}, {"neg", bar.negative}, {"neu", bar.neutral},
                                                                  {"pos", bar.positive}}) + ".";
    }
    return "<svg viewBox=\"0 0 640 " + unit(height) + "\" role=\"img\" aria-label=\"" + escapedHtml(chart.title) + "\">\n<title>"
           + escapedHtml(chart.title) + "</title>\n<desc>" + escapedHtml(about) + "</desc>\n" + (tone ? toneSvg(report, chart) : volumeSvg(report, chart)) + "</svg>\n";
}

} // namespace parlance::report
