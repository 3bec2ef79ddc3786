// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// Items of Hacker News as its Firebase API answers them: one a line, an array of them, one alone, {"post": story,
/// "comments": [items]} or {"id": n, "body": item}.
///
/// Stories, jobs and polls are submissions. A comment names only what it answers, so that its thread is that of the story
/// above it. Options of a poll, accounts and null are no posts. What is dead was taken down and keeps its text where it has
/// one. Only submissions have a score.
class HackerNewsReader final : public Reader
{
public:
    const char *name() const override { return "hackernews"; }
    const char *title() const override { return "Hacker News items (Firebase API)"; }
    const char *recognisedBy() const override
    {
        return "JSON objects with id, time and type (story, comment, job, poll), one a line, in an array or wrapped as post and "
               "comments or as body";
    }
    const char *provedOn() const override { return "a story of 2024 with its 407 comments, wrapped as post and comments"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &facts) const override;
    Batch parse(const Chunk &chunk) const override;
};

} // namespace parlance::import
