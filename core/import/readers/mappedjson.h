// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// JSON of any shape that consists of records: one a line, a list, several documents one after the other, an object keyed by
/// id, a list somewhere below; with replies nested in them as lists or as objects keyed by id. Read by a mapping that a
/// person gives or that the keys tell.
///
/// A record that has no end costs itself: reading goes on with the next line that begins like it. Nested replies are
/// walked without recursion. A record without an id has its number from 0, its replies "17.0", "17.1" and so on.
class MappedJsonReader final : public Reader
{
public:
    const char *name() const override { return "json-mapped"; }
    const char *title() const override { return "JSON of other shapes"; }
    const char *recognisedBy() const override
    {
        return "JSON objects with keys that name what they hold (id, author, date, text, replies ...), in lines, lists or keyed "
               "by id, or a mapping";
    }
    const char *provedOn() const override { return "threads with their comments as objects keyed by id, comments one a line"; }
    bool recognises(std::string_view head) const override;
    Result<std::shared_ptr<const Mapping>> settle(std::string_view head, const FileFacts &facts) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
