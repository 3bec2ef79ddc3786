// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/labelmerge.h"

#include "core/store/rows.h"

namespace parlance::store {

namespace {

/// The same sample in another workspace, put there where it can be; 0 where it cannot.
Result<SampleId> sameSample(const Workspace &workspace, const Sample &wanted)
{
    auto select = workspace.connection().prepare(query("select_same_sample"));
    if (!select)
        return select.error();
    select->bind(1, checkedName(wanted.checked));
    select->bind(2, wanted.drawnUtc);
    select->bind(3, static_cast<std::int64_t>(wanted.seed));
    select->bind(4, std::string_view(wanted.selection));
    const auto row = select->step();
    if (!row)
        return row.error();
    if (*row)
        return SampleId(select->integer(0));
    if (wanted.checked == Checked::Themes)
        return SampleId();
    Sample copy = wanted;
    copy.run = RunId(); // of the other workspace
    for (SampledPost &post : copy.posts)
        post.theme = ThemeId();
    select->reset();
    return addSample(workspace, copy);
}

} // namespace

Result<void> mergeLabels(const Workspace &into, const Workspace &other)
{
    auto all = other.connection().prepare(query("select_samples"));
    if (!all)
        return all.error();
    std::vector<SampleId> ids;
    if (const auto read = eachRow(*all, [&] { ids.emplace_back(all->integer(0)); }); !read)
        return read;
    for (const SampleId id : ids) {
        const auto theirs = sample(other, id);
        if (!theirs)
            return theirs.error();
        const auto answers = labels(other, id);
        if (!answers)
            return answers.error();
        const auto ours = sameSample(into, *theirs);
        if (!ours)
            return ours.error();
        if (!*ours)
            continue;
        auto insert = into.connection().prepare(query("insert_label_once"));
        if (!insert)
            return insert.error();
        for (const Label &label : *answers) {
            insert->bind(1, ours->value);
            insert->bind(2, std::int64_t{label.place});
            insert->bind(3, std::string_view(label.coder));
            insert->bind(4, answerName(label.answer));
            insert->bind(5, label.labelledUtc);
            if (const auto done = insert->run(); !done)
                return done;
        }
    }
    return {};
}

} // namespace parlance::store
