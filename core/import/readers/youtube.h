// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// A video and its comments as yt-dlp writes them (TITLE [ID].info.json with --write-comments), or the comments alone, as an
/// array or one a line.
///
/// The video is the submission, its description the text. Comments alone belong to the video whose id stands in brackets in
/// the file's name; without it each top comment is a thread of its own. The score is the number of likes.
///
/// Times are estimates: YouTube says "1 year ago", and yt-dlp counts back from the day it was asked. Comments of one day may
/// be right to the minute, those of past years to the year. Trends over time must not be read more finely.
class YouTubeReader final : public Reader
{
public:
    const char *name() const override { return "youtube"; }
    const char *title() const override { return "YouTube video with comments (yt-dlp info.json)"; }
    const char *recognisedBy() const override
    {
        return "JSON of a video with id, title and formats or extractor, or comments with id (Ug...), parent, text and author";
    }
    const char *provedOn() const override
    {
        return "not proved on real data: written from the description of the format. Times of comments are estimates, to the day at "
               "best";
    }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
