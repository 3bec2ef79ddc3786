// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/quotes.h"
#include "core/base/ids.h"
#include "core/base/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parlance::report {

/// A stretch of prose: plain words, or a link to a source.
struct Inline
{
    std::string text;
    int source = 0;       ///< number of the source it links to, from 1; 0 = plain words
    Language language{};  ///< when it is not the report's own (a thread's title); und = the report's
    bool emphasis = false;
};

using Paragraph = std::vector<Inline>;

/// Something the report points to.
struct SourceNote
{
    int number = 0;       ///< from 1, in order of first mention
    ThreadId thread;
    std::string title;
    std::string forum;
    std::string author;   ///< as it is printed ("u/name", "person 3"); empty: gone or not told
    std::optional<std::int64_t> createdUtc{};
    std::optional<std::int32_t> score{};
    std::int64_t posts = 0;
    std::string permalink{}; ///< may be empty
    Language language{};    ///< of the title
    bool known = true;    ///< false: known only by its replies
    bool titled = true;   ///< false: named after the first words of its best-rated reply
};

struct PullQuote
{
    analysis::Quote quote;
    std::string credit;   ///< "u/name (117 points)", in the report's language
    int source = 0;       ///< its thread's number
};

struct Section
{
    std::string heading;
    int theme = -1;
    std::vector<Paragraph> paragraphs;
    std::vector<PullQuote> quotes;
    std::vector<PullQuote> cited;         ///< shorter ones, woven into the paragraphs, in their order
    std::vector<std::string> sharedWords; ///< what ties its threads, for the methods note
    std::vector<int> sources;             ///< the threads it ties together
};

struct Figure
{
    std::string name;     ///< in the report's language
    std::string value;    ///< formatted
    std::string key;      ///< stable, snake_case: "posts", "people" ...
    double number = 0;    ///< the same, raw
};

/// A small picture of measured figures, drawn by the writers that can draw.
struct Chart
{
    enum class Kind {
        Volume, ///< `value` of each bar, side by side
        Tone    ///< `negative`, `neutral` and `positive` shares of each bar, which sum to 1
    };
    struct Bar
    {
        std::string label;   ///< in the report's language
        double value = 0;
        double negative = 0, neutral = 0, positive = 0;
        int theme = -1;      ///< number of the theme it stands for
    };
    Kind kind = Kind::Volume;
    std::string title{};     ///< the measure with its unit
    std::string caption{};   ///< what one sees
    std::vector<Bar> bars{};
};

/// A report as data: what every writer writes.
struct Report
{
    Language language;
    std::string title;
    std::string standfirst;
    std::string byline;        ///< empty: none
    std::string dateLine;      ///< the span of time it covers, in words
    std::vector<Paragraph> lede;
    std::vector<Section> sections;
    std::vector<Paragraph> closing;
    std::vector<Figure> figures;
    std::vector<Chart> charts;
    std::vector<SourceNote> sources;
    std::vector<Paragraph> methods;
    bool shortReport = false;  ///< too little text for themes: says so instead of sections
    std::string dataJson;      ///< JSON object: source files with hashes, settings, versions, run; the methods as data
};

} // namespace parlance::report
