// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layers.h"

#include "core/store/rows.h"
#include "core/store/settings.h"

#include <utility>

namespace parlance::store {

namespace {

constexpr std::string_view Read = "read", Apart = "apart";
constexpr std::string_view QuotesSetting = "quoted text", CodeSetting = "code";

} // namespace

std::string_view namesOf(const ReadLayers &layers)
{
    return layers.quotes ? layers.code ? "quotes, code" : "quotes" : layers.code ? "code" : "";
}

Result<ReadLayers> layersRead(const Workspace &workspace)
{
    const auto quotes = setting(workspace.connection(), QuotesSetting);
    const auto code = setting(workspace.connection(), CodeSetting);
    if (!quotes || !code)
        return quotes ? code.error() : quotes.error();
    return ReadLayers{*quotes == Read, *code == Read};
}

Result<void> setLayersRead(const Workspace &workspace, const ReadLayers &layers)
{
    for (const auto &[name, isRead] : {std::pair(QuotesSetting, layers.quotes), {CodeSetting, layers.code}}) {
        if (const auto done = setSetting(workspace.connection(), name, isRead ? Read : Apart); !done)
            return done;
    }
    return {};
}

Result<std::vector<LayeredPost>> layeredPosts(const Workspace &workspace, Layered which, PostId after,
                                              std::size_t most)
{
    auto select = workspace.connection().prepare(query("select_layered_posts"));
    if (!select)
        return select.error();
    select->bind(1, after.value);
    select->bind(2, static_cast<std::int64_t>(most));
    select->bind(3, static_cast<std::int64_t>(which == Layered::NotYetRead));
    std::vector<LayeredPost> posts;
    const auto read = eachRow(*select, [&] {
        posts.push_back({PostId(select->integer(0)), std::string(select->text(1)),
                         static_cast<Markup>(select->integer(2)),
                         select->isNull(3) ? std::nullopt : std::optional(std::string(select->text(3)))});
    });
    if (!read)
        return read.error();
    return posts;
}

Result<AlsoReadWriter> AlsoReadWriter::open(const Workspace &workspace)
{
    AlsoReadWriter writer;
    const std::pair<Statement *, std::string_view> wanted[] = {{&writer.m_insert, "insert_also_read"},
                                                               {&writer.m_delete, "delete_also_read"},
                                                               {&writer.m_gives, "update_gives_text"},
                                                               {&writer.m_gave, "update_gave_text"}};
    for (const auto &[statement, name] : wanted) {
        auto prepared = workspace.connection().prepare(query(name));
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return writer;
}

Result<void> AlsoReadWriter::set(PostId post, std::string_view text)
{
    for (Statement *statement : {&m_gave, &m_delete}) {
        statement->bind(1, post.value);
        if (const auto done = statement->run(); !done)
            return done;
    }
    if (text.empty())
        return {};
    m_insert.bind(1, post.value);
    m_insert.bind(2, text);
    if (const auto done = m_insert.run(); !done)
        return done;
    m_gives.bind(1, post.value);
    return m_gives.run();
}

} // namespace parlance::store
