// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/filternote.h"

#include "core/store/posts.h"

#include <algorithm>

namespace parlance::report {

namespace json = boost::json;

Result<json::value> filterForReaders(Desk &desk, const std::string &note)
{
    const auto filter = analysis::filterFrom(note);
    boost::system::error_code failed;
    json::value value = json::parse(note, failed);
    if (!filter || failed || !value.is_object())
        return failed ? json::value(note) : value;
    json::object &object = value.as_object();
    const auto tell = [&](const char *key, const auto &ids, const auto &nameOf) {
        json::array names;
        for (const auto id : ids) {
            const std::string name = nameOf(id);
            names.emplace_back(name.empty() ? json::value() : json::value(name));
        }
        if (!names.empty())
            object[key] = std::move(names);
    };

    const auto forums = store::forums(desk.workspace);
    if (!forums)
        return forums.error();
    const auto heads = store::threadHeads(desk.workspace, filter->threads);
    if (!heads)
        return heads.error();
    tell("forums", filter->forums, [&](ForumId id) {
        const auto found = std::find_if(forums->begin(), forums->end(), [id](const store::Named &one) { return one.id == id.value; });
        return found == forums->end() ? std::string() : found->name;
    });
    tell("authors", filter->authors, [&](AuthorId id) {
        const auto &authors = desk.table.author;
        const auto found = std::find(authors.begin(), authors.end(), id.value);
        return found == authors.end() ? std::string() : desk.people.alone(static_cast<std::uint32_t>(found - authors.begin()));
    });
    tell("threads", filter->threads, [&](ThreadId id) {
        const auto found = std::find_if(heads->begin(), heads->end(), [id](const store::ThreadHead &one) { return one.id == id; });
        return found == heads->end() ? std::string() : found->ownId;
    });
    return value;
}

} // namespace parlance::report
