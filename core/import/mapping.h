// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/markup.h"
#include "core/base/post.h"
#include "core/import/tabletext.h"
#include "core/import/timetext.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// What a column of a table, or a key of a JSON record, may hold.
enum class Field : std::uint8_t {
    Id,
    Parent,    ///< the id of the post answered
    Thread,    ///< the id of the thread
    Author,
    Created,
    Title,
    Body,
    Reply,     ///< an answer in the same row: a post of its own, which answers the row's
    Score,
    Ups,
    Downs,
    Forum,
    Language,
    Permalink,
    Url,       ///< what a link post points to
    Comments,  ///< how many comments a submission is said to have
    Flair
};
inline constexpr std::size_t FieldCount = 17;

/// "id", "parent" ...: as in --map.
std::string_view fieldName(Field field);
std::optional<Field> fieldNamed(std::string_view name);

struct MappedColumn
{
    Field field = Field::Body;
    /// A column's name (as it stands, or in another case), a 1-based number ("3", "#3" where a column is called "3"), or for
    /// JSON a path: "author.name", "data.0.text".
    std::string column;
    friend bool operator==(const MappedColumn &, const MappedColumn &) = default;
};

enum class Switch { Auto, No, Yes };

/// How a table or JSON of unknown shape is read. What a person gives leaves most open; settled() fills it in for one file.
struct Mapping
{
    // ---- what a person may say
    std::vector<MappedColumn> columns; ///< empty: guess. Of several for one field, the first that has a value counts
    std::optional<Markup> markup;      ///< of the body; nullopt: Plain, or Reddit's where the rows are Reddit's
    Switch header = Switch::Auto;      ///< does the first row name the columns?
    char separator = 0;                ///< 0 = found out
    TimeForm time;
    Switch entities = Switch::Auto;    ///< decode &amp; &lt; &gt;: Auto = where the rows are Reddit's, or escaped like them
    std::string records;               ///< JSON: path to the records; "*" in it stands for every key ("posts.*")
    std::vector<std::string> children; ///< JSON: keys of a record that hold its replies, as a list or keyed by id
    std::vector<std::string> deletedMarks = {"[deleted]"}, removedMarks = {"[removed]"}; ///< texts that are no texts

    // ---- what settling finds out
    bool settled = false;
    bool json = false;
    bool lines = false;                ///< JSON: one record a line
    Dialect dialect;
    bool leadIn = false;               ///< a first line "sep=;" that only spreadsheets write
    bool hasHeader = false;
    std::string headerRow;             ///< its bytes, without the line's end
    std::vector<std::string> names;    ///< of the columns; "1", "2" ... without a header. JSON: the paths met
    Platform platform = Platform::Table;
    bool redditLike = false;           ///< holds ids or names of Reddit's
    bool escaped = false;              ///< its texts hold &amp; &lt; &gt;, and no & < > that is not one of these
    bool zeroIsNobody = false;         ///< parent "0" means none
    bool threadsApart = false;         ///< threads are numbered apart from posts
    double confidence = 0;             ///< of a guess, in [0, 1]; from 0.5 on it is used unasked
};

/// Reads "FIELD=COL,FIELD=COL...". A comma in a column's name is one as long as no FIELD= follows it. Beside the fields,
/// "records=PATH" and "children=KEY" (JSON) are understood.
/// \error BadInput  an unknown field or an empty column; the sentence names the fields that there are.
Result<void> addMapping(Mapping &mapping, std::string_view text);

/// The columns of a mapping as addMapping() reads them.
std::string mappingText(const Mapping &mapping);

/// Fills in what is open from the first 64 KiB of a file's content: separator, quotes, header, columns, form of the times.
/// \error UnknownFormat  the columns cannot be told, or there is no column of a name that was given. One sentence; `detail`
///        lists the columns that there are.
Result<Mapping> settled(const Mapping &given, std::string_view head);

/// The same for a file that is known to be a table, or JSON.
Result<Mapping> settledTable(const Mapping &given, std::string_view head);
Result<Mapping> settledJson(const Mapping &given, std::string_view head);

/// True for content that begins like a JSON object or array.
bool seemsJson(std::string_view head);

/// What a person who maps a file must see.
struct TablePreview
{
    bool json = false;
    std::vector<std::string> columns;           ///< names, or numbers where there is no header; JSON: paths
    std::vector<std::vector<std::string>> rows; ///< the first of them, a cell a column, valid UTF-8, not shortened
    Mapping mapping;                            ///< settled; where there is a problem, as far as it goes
    std::optional<Error> problem;               ///< why the file cannot be imported with this mapping yet
};

/// \param head  the first 64 KiB of the content.
/// \param given columns empty = guess.
TablePreview previewOf(std::string_view head, const Mapping &given, std::size_t rows = 20);

/// Opens a file (packed or not) for previewOf().
/// \error as openInput(); BadInput for a folder or an archive of several files.
Result<TablePreview> previewOfFile(const std::string &path, const Mapping &given, std::size_t rows = 20);

// ---- for the two readers

/// A row that settling looks at: a cell a column.
struct SampleRows
{
    std::vector<std::string> names;             ///< header, or numbers
    std::vector<std::vector<std::string>> rows; ///< without the header
    bool named = false;                         ///< names are a header's (or JSON keys)
};

/// Guesses columns by their names and by what they hold. \returns columns and confidence.
std::pair<std::vector<MappedColumn>, double> guessColumns(const SampleRows &sample);

/// Where the column stands in `names`; nullopt: nowhere.
std::optional<std::size_t> columnIn(const std::vector<std::string> &names, std::string_view column);

/// Resolves columns (given, or guessed), forms and platform over a sample. \error as settled().
Result<void> settleColumns(Mapping &mapping, const SampleRows &sample);

} // namespace parlance::import
