// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/reader.h"

namespace parlance::import {

/// The utterances of a ConvoKit corpus, one JSON object a line (utterances.jsonl) or, in old corpora, an array of them
/// (utterances.json), with the keys of either age: reply-to or reply_to, conversation_id or root, speaker or user.
///
/// A corpus taken from Reddit keeps Reddit's ids and forums, so that its posts are the same as in dumps of the same threads. In
/// any other, ids count within the corpus, which is called as the person says or else as its folder: keys are "CORPUS/17".
/// The utterance that its conversation is named after is the submission. A time that is no date (seconds since a scene began)
/// counts as not told.
class ConvokitReader final : public Reader
{
public:
    const char *name() const override { return "convokit"; }
    const char *title() const override { return "ConvoKit corpus"; }
    const char *recognisedBy() const override
    {
        return "JSON objects with id, text, speaker or user, reply-to or reply_to, and conversation_id or root";
    }
    const char *provedOn() const override { return "a corpus of r/Cornell: 1,519 utterances, 50 conversations"; }
    bool recognises(std::string_view head) const override;
    Cut cut() const override { return Cut::Own; }
    std::unique_ptr<Cutter> cutter(const FileFacts &) const override;
    Batch parse(const Chunk &chunk) const override;
};

/// A corpus with its other files: conversations.json has the titles, speakers.json or users.json the names, corpus.json may
/// name the subreddit. Of the first two both shapes are read, {ID: {"meta": {…}}} and the older {ID: {…}}.
class ConvokitFolder final : public FolderFormat
{
public:
    const Reader &reader() const override { return m_reader; }
    std::vector<std::size_t> members(const std::vector<std::string> &paths) const override;
    bool isRoster(std::string_view path) const override;
    void addToRoster(Roster &roster, std::string_view path, std::string_view content) const override;

private:
    ConvokitReader m_reader;
};

} // namespace parlance::import
