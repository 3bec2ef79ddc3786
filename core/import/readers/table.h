// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Any table of text: rows of fields separated by commas, tabs, semicolons or bars, read by a mapping that a person gives or
/// that the header tells.
///
/// Rows may lack fields at their end as long as they have a body or a title; more fields than columns are a reject, unless
/// the surplus is empty. A quotation mark that is never closed costs its own row: reading goes on with the next line
/// that begins a row. A header that comes again in the midst (files joined together) is passed over.
///
/// A row's number counts from 0, without the header and rows that hold nothing; rejected ones count. The rows
/// that are won back from a broken one have its number, the second of them "17.1" and so on.
class TableReader final : public Reader
{
public:
    const char *name() const override { return "table"; }
    const char *title() const override { return "Table (CSV, TSV and the like)"; }
    const char *recognisedBy() const override
    {
        return "rows with the same number of fields, separated by commas, tabs, semicolons or bars; a header that names "
               "what they hold, or a mapping";
    }
    const char *provedOn() const override
    {
        return "Reddit months without a header, tables of submissions, a French forum's questions and answers";
    }
    bool recognises(std::string_view head) const override;
    Result<std::shared_ptr<const Mapping>> settle(std::string_view head, const FileFacts &facts) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
