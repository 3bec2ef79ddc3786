// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parlance::import {

/// Where an array stands in a document: the keys from the outside in, "*" for each element of an array on the way. Empty: the
/// document itself is the array. {"messages"}; {"chats", "list", "*", "messages"}.
using JsonPath = std::vector<std::string>;

/// Cuts documents that are little else than long arrays, whose elements are the records. Each piece holds whole elements of one
/// array, with the commas between them. Documents may follow each other in one file.
///
/// The prelude is the beginning of the document up to the array's '[', without what is not about it: earlier elements
/// of the arrays around it, and members of more than 64 KiB. Members that come behind the array are passed over.
///
/// Never fails. Control characters between values are white space, and commas may be missing or too many between elements. A
/// file that breaks off gives its whole elements and then a piece that says so. An element whose brackets or quotation marks do
/// not add up ends its piece, and the next element is looked for by the indentation of the elements, or by the first key
/// where they stand on one line; what is wrong otherwise (a number, an escape) is left to the parser.
///
/// Holds one piece and the prelude, however long the document is. Linear, several GB/s.
class JsonElementCutter final : public Cutter
{
public:
    explicit JsonElementCutter(std::vector<JsonPath> paths);
    Piece next(std::string_view held, std::size_t wanted, bool ended) override;
    void passOver() override;
    std::shared_ptr<const std::string> prelude() const override { return m_pieceOpening; }

private:
    enum class Where { Outside, InArray, Lost, Dead };

    /// An object or array that may hold one of the arrays.
    struct Frame
    {
        char kind = '{';
        std::uint32_t paths = 0;  ///< whose steps lead here, as bits
        std::size_t begin = 0;    ///< of its text in m_opening, with key and comma
        bool empty = true;        ///< nothing of it was kept yet
    };

    bool outside(std::string_view held, std::size_t &at, bool ended);
    bool enterValue(char kind);
    void leaveFrame();
    void endMember();
    std::optional<std::size_t> resume(std::string_view held, std::size_t from, std::size_t &keep);
    void remember(std::string_view passed);
    Piece brokenElement(std::string_view held, std::size_t begin, std::size_t element, bool ended);
    Piece lastPiece(std::size_t begin, std::size_t end, char mark);
    void learn(std::string_view held, std::size_t from, std::size_t element);

    std::vector<JsonPath> m_paths;
    Where m_where = Where::Outside;

    std::vector<Frame> m_frames;
    std::string m_opening;        ///< what the prelude will be
    std::string m_key;            ///< of the next value, with its quotation marks
    std::size_t m_member = 0;     ///< where the text of the member that is being read begins in m_opening
    std::size_t m_skipDepth = 0;  ///< brackets open in a member that leads nowhere
    bool m_hasContent = false;    ///< something else than white space was met
    bool m_inString = false;      ///< the rest of a string is passed over

    std::string m_lastKey;        ///< that the array stands under, where the document may hold several
    std::optional<std::string> m_indent; ///< of the elements that begin lines
    std::string m_firstKey;       ///< the first element up to its first colon
    char m_before = '\0';         ///< the last byte before what is held that is not blank, while an element is looked for
    std::shared_ptr<const std::string> m_arrayOpening, m_pieceOpening;
};

/// An element of a piece.
struct JsonElement
{
    std::string_view text;       ///< in the chunk's bytes
    const char *fault = nullptr; ///< why it cannot be read, as a ledger says it; nullptr: its brackets and quotation marks add up
};

/// Walks over the elements of a piece that JsonElementCutter cut.
class JsonElements
{
public:
    /// \param chunk  must outlive the walk.
    explicit JsonElements(const Chunk &chunk);

    /// The next element. One with a fault is the last; where the file breaks off between two elements, or holds none of the
    /// arrays, that is a fault without text.
    std::optional<JsonElement> next();

    /// The ledger's row for an element that next() gave. Elements in order: lines are counted from the last one on.
    Reject reject(const JsonElement &element, std::string reason);

    /// The prelude as a whole JSON document, in which the array is empty; "[]" without a prelude.
    std::string opening() const;

    /// The object that the array is a member of, likewise; "{}" where there is none.
    std::string container() const;

private:
    const Chunk &m_chunk;
    bool m_brokenOff = false;
    bool m_hasArray = true;
    std::string_view m_opening;
    std::size_t m_at = 0;
    std::size_t m_counted = 0;    ///< bytes in which lines were counted
    std::int64_t m_line = 0;
};

} // namespace parlance::import
