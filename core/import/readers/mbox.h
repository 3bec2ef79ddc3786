// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Mailing lists as mbox files, and the months that Pipermail writes (2001-November.txt).
///
/// A post's id is its Message-ID without the angle brackets, or made from its content; people are told apart by a one-way
/// hash of their address, which itself is not kept. See RawPost::links for how threads are found.
class MboxReader final : public Reader
{
public:
    const char *name() const override { return "mbox"; }
    const char *title() const override { return "Mailing list (mbox, Pipermail)"; }
    const char *recognisedBy() const override
    {
        return "a line that begins with \"From \" and has a time in it, followed by a header line";
    }
    const char *provedOn() const override
    {
        return "a month of a Pipermail archive of 2001 and seven mbox files in several encodings";
    }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
