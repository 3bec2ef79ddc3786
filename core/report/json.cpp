// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prose.h"
#include "core/report/writers.h"
#include "core/text/utf8.h"

#include <boost/json.hpp>

namespace parlance::report {

namespace {

namespace json = boost::json;

std::string clean(std::string text)
{
    text::repairUtf8(text);
    return text;
}

template <class T>
json::value orNull(const std::optional<T> &value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

json::array paragraphsJson(const std::vector<Paragraph> &paragraphs)
{
    json::array list;
    for (const Paragraph &paragraph : paragraphs) {
        json::array parts;
        for (const Inline &part : paragraph) {
            json::object entry{{"text", clean(part.text)}};
            if (part.source > 0)
                entry["source"] = part.source;
            if (part.language != Undetermined)
                entry["language"] = part.language.code();
            if (part.emphasis)
                entry["emphasis"] = true;
            parts.push_back(std::move(entry));
        }
        list.push_back({{"text", clean(plainWords(paragraph))}, {"parts", std::move(parts)}});
    }
    return list;
}

json::object quoteJson(const PullQuote &pulled)
{
    const analysis::Quote &quote = pulled.quote;
    json::array reasons;
    for (const std::string &reason : quote.reasons)
        reasons.push_back(json::value(reason));
    return {{"text", clean(quote.text)}, {"credit", clean(pulled.credit)}, {"author", clean(quote.author)},
            {"score", orNull(quote.score)}, {"created_utc", orNull(quote.createdUtc)}, {"source", pulled.source},
            {"permalink", clean(quote.permalink)}, {"language", quote.language.code()},
            {"compound", orNull(quote.compound)}, {"theme", quote.theme}, {"post", quote.post.value},
            {"thread", quote.thread.value}, {"begin", quote.begin}, {"end", quote.end}, {"sha256", quote.sha256},
            {"strength", quote.strength}, {"reasons", std::move(reasons)}};
}

} // namespace

std::string toJson(const Report &report)
{
    json::object root;
    root["language"] = report.language.code();
    root["title"] = clean(report.title);
    root["standfirst"] = clean(report.standfirst);
    root["byline"] = clean(report.byline);
    root["date_line"] = clean(report.dateLine);
    root["short_report"] = report.shortReport;
    root["lede"] = paragraphsJson(report.lede);
    json::array sections;
    for (const Section &section : report.sections) {
        json::array quotes, cited, words, sources;
        for (const PullQuote &quote : section.quotes)
            quotes.push_back(quoteJson(quote));
        for (const PullQuote &quote : section.cited)
            cited.push_back(quoteJson(quote));
        for (const std::string &word : section.sharedWords)
            words.push_back(json::value(clean(word)));
        for (const int source : section.sources)
            sources.push_back(json::value(source));
        sections.push_back({{"heading", clean(section.heading)}, {"theme", section.theme},
                            {"paragraphs", paragraphsJson(section.paragraphs)}, {"quotes", std::move(quotes)},
                            {"cited_quotes", std::move(cited)},
                            {"shared_words", std::move(words)}, {"sources", std::move(sources)}});
    }
    root["sections"] = std::move(sections);
    root["closing"] = paragraphsJson(report.closing);
    json::array figures;
    for (const Figure &figure : report.figures)
        figures.push_back({{"key", figure.key}, {"name", figure.name}, {"value", figure.value}, {"number", figure.number}});
    root["figures"] = std::move(figures);
    json::array charts;
    for (const Chart &chart : report.charts) {
        json::array bars;
        for (const Chart::Bar &bar : chart.bars) {
            json::object entry{{"label", clean(bar.label)}, {"value", bar.value}};
            if (chart.kind == Chart::Kind::Tone) {
                entry["theme"] = bar.theme;
                entry["negative"] = bar.negative;
                entry["neutral"] = bar.neutral;
                entry["positive"] = bar.positive;
            }
            bars.push_back(std::move(entry));
        }
        charts.push_back({{"kind", chart.kind == Chart::Kind::Tone ? "tone" : "volume"}, {"title", chart.title},
                          {"caption", chart.caption}, {"bars", std::move(bars)}});
    }
    root["charts"] = std::move(charts);
    json::array sources;
    for (const SourceNote &source : report.sources)
        sources.push_back({{"number", source.number}, {"thread", source.thread.value}, {"title", clean(source.title)},
                           {"forum", clean(source.forum)}, {"author", clean(source.author)},
                           {"created_utc", orNull(source.createdUtc)}, {"score", orNull(source.score)},
                           {"posts", source.posts}, {"permalink", clean(source.permalink)},
                           {"language", source.language.code()}, {"known", source.known}, {"titled", source.titled}});
    root["sources"] = std::move(sources);
    root["methods"] = paragraphsJson(report.methods);
    boost::system::error_code failed;
    json::value data = json::parse(report.dataJson.empty() ? "{}" : report.dataJson, failed);
    root["data"] = failed ? json::value(nullptr) : std::move(data);
    return json::serialize(root) + "\n";
}

} // namespace parlance::report
