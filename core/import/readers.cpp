// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/algolia.h"
#include "core/import/readers/convokit.h"
#include "core/import/readers/discord.h"
#include "core/import/readers/discourse.h"
#include "core/import/readers/fourchan.h"
#include "core/import/readers/hackernews.h"
#include "core/import/readers/lemmy.h"
#include "core/import/readers/mappedjson.h"
#include "core/import/readers/mastodon.h"
#include "core/import/readers/mbox.h"
#include "core/import/readers/redditatom.h"
#include "core/import/readers/redditjson.h"
#include "core/import/readers/redditndjson.h"
#include "core/import/readers/slack.h"
#include "core/import/readers/stackexchange.h"
#include "core/import/readers/table.h"
#include "core/import/readers/telegram.h"
#include "core/import/readers/youtube.h"

#include <algorithm>

namespace parlance::import {

const std::vector<const Reader *> &readers()
{
    static const RedditNdjsonReader redditNdjson;
    static const RedditJsonReader redditJson;
    static const StackExchangeReader stackExchange;
    static const RedditAtomReader redditAtom;
    static const ConvokitReader convokit;
    static const FourChanReader fourChan;
    static const MastodonReader mastodon;
    static const AlgoliaReader algolia;
    static const HackerNewsReader hackerNews;
    static const LemmyReader lemmy;
    static const YouTubeReader youTube;
    static const DiscordReader discord;
    static const TelegramReader telegram;
    static const SlackReader slack;
    static const MboxReader mbox;
    static const DiscourseReader discourse;
    // Last, for everything that no other reader knows.
    static const MappedJsonReader mappedJson;
    static const TableReader table;
    static const std::vector<const Reader *> all = {
        &stackExchange, &redditAtom, &mbox, &discourse, &fourChan, &mastodon, &discord,  &telegram,     &slack,
        &algolia,       &hackerNews, &lemmy,    &youTube,  &convokit, &redditNdjson, &redditJson,
        &mappedJson, &table,
    };
    return all;
}

const std::vector<const FolderFormat *> &folderFormats()
{
    static const StackExchangeFolder stackExchange;
    static const ConvokitFolder convokit;
    static const SlackFolder slack;
    static const DiscourseFolder discourse;
    static const std::vector<const FolderFormat *> all = {&discourse, &stackExchange, &convokit, &slack};
    return all;
}

const Reader *readerNamed(std::string_view name)
{
    const auto &all = readers();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Reader *reader) { return reader->name() == name; });
    return at == all.end() ? nullptr : *at;
}

} // namespace parlance::import
