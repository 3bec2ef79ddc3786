// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/labels.h"

#include "core/store/rows.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

namespace parlance::store {

namespace {

constexpr std::array SentimentAnswers{Answer::Negative, Answer::Neutral, Answer::Positive, Answer::Mixed};
constexpr std::array ThemeAnswers{Answer::Yes, Answer::Partly, Answer::No};

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Runs a query about one sample, row by row.
template <class Take>
Result<void> eachOf(const Connection &connection, const char *name, SampleId sample, Take &&take)
{
    auto statement = connection.prepare(query(name));
    if (!statement)
        return statement.error();
    statement->bind(1, sample.value);
    return eachRow(*statement, [&] { take(*statement); });
}

Result<void> insertPosts(const Connection &connection, SampleId id, const Sample &sample)
{
    auto insert = connection.prepare(query("insert_sample_post"));
    if (!insert)
        return insert.error();
    std::int64_t place = 0;
    for (const SampledPost &post : sample.posts) {
        insert->bind(1, id.value);
        insert->bind(2, place++);
        insert->bind(3, post.post.value);
        insert->bind(4, std::int64_t{post.stratum});
        insert->bind(5, static_cast<std::int64_t>(post.sentiment));
        insert->bind(6, post.theme ? std::optional(post.theme.value) : std::nullopt);
        if (const auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<void> insertStrata(const Connection &connection, SampleId id, const Sample &sample)
{
    auto insert = connection.prepare(query("insert_sample_stratum"));
    if (!insert)
        return insert.error();
    std::int64_t number = 0;
    for (const Stratum &stratum : sample.strata) {
        insert->bind(1, id.value);
        insert->bind(2, number++);
        insert->bind(3, static_cast<std::int64_t>(stratum.sentiment));
        insert->bind(4, std::int64_t{stratum.theme});
        insert->bind(5, stratum.posts);
        if (const auto done = insert->run(); !done)
            return done;
    }
    return {};
}

} // namespace

std::string_view checkedName(Checked checked)
{
    return checked == Checked::Sentiment ? "sentiment" : "themes";
}

std::span<const Answer> answersTo(Checked checked)
{
    if (checked == Checked::Sentiment)
        return SentimentAnswers;
    return ThemeAnswers;
}

std::string_view answerName(Answer answer)
{
    constexpr std::array<std::string_view, 8> names{"",      "negative", "neutral", "positive",
                                                    "mixed", "yes",      "partly",  "no"};
    return names[static_cast<std::size_t>(answer)];
}

std::optional<Answer> answerNamed(Checked checked, std::string_view name)
{
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    char number = '1';
    for (const Answer answer : answersTo(checked)) {
        if (lower == answerName(answer) || lower == std::string(1, number))
            return answer;
        ++number;
    }
    return std::nullopt;
}

Result<SampleId> addSample(const Workspace &workspace, const Sample &sample)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto insert = connection.prepare(query("insert_sample"));
    if (!insert)
        return insert.error();
    insert->bind(1, checkedName(sample.checked));
    insert->bind(2, sample.drawnUtc != 0 ? sample.drawnUtc : now());
    insert->bind(3, static_cast<std::int64_t>(sample.seed));
    insert->bind(4, std::string_view(sample.selection));
    insert->bind(5, sample.run ? std::optional(sample.run.value) : std::nullopt);
    insert->bind(6, std::string_view(sample.version));
    const auto row = insert->step();
    if (!row)
        return row.error();
    const SampleId id(insert->integer(0));
    insert->reset();
    if (const auto done = insertStrata(connection, id, sample); !done)
        return done.error();
    if (const auto done = insertPosts(connection, id, sample); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return id;
}

Result<Sample> sample(const Workspace &workspace, SampleId id)
{
    const Connection &connection = workspace.connection();
    Sample found;
    const auto head = eachOf(connection, "select_sample", id, [&](const Statement &row) {
        found.id = id;
        found.checked = row.text(0) == checkedName(Checked::Themes) ? Checked::Themes : Checked::Sentiment;
        found.drawnUtc = row.integer(1);
        found.seed = static_cast<std::uint64_t>(row.integer(2));
        found.selection = row.text(3);
        found.run = RunId(row.integer(4));
        found.version = row.text(5);
    });
    if (!head)
        return head.error();
    if (!found.id)
        return Error{.code = ErrorCode::NotFound,
                     .message = TR_NOOP("Error", "The workspace has no sample %1."),
                     .subject = std::to_string(id.value)};
    const auto strata = eachOf(connection, "select_sample_strata", id, [&](const Statement &row) {
        found.strata.push_back({static_cast<sentiment::Class>(row.integer(0) & 3),
                                static_cast<int>(row.integer(1)), row.integer(2)});
    });
    if (!strata)
        return strata.error();
    const auto posts = eachOf(connection, "select_sample_posts", id, [&](const Statement &row) {
        found.posts.push_back({PostId(row.integer(0)), static_cast<int>(row.integer(1)),
                               static_cast<sentiment::Class>(row.integer(2) & 3), ThemeId(row.integer(3))});
    });
    if (!posts)
        return posts.error();
    return found;
}

Result<std::optional<Sample>> newestSample(const Workspace &workspace, Checked checked)
{
    auto newest = workspace.connection().prepare(query("select_newest_sample"));
    if (!newest)
        return newest.error();
    newest->bind(1, checkedName(checked));
    const auto row = newest->step();
    if (!row)
        return row.error();
    const SampleId id(*row ? newest->integer(0) : 0);
    newest->reset();
    if (!id)
        return std::optional<Sample>();
    auto found = sample(workspace, id);
    if (!found)
        return found.error();
    return std::optional(std::move(*found));
}

Result<std::vector<Label>> labels(const Workspace &workspace, SampleId sample)
{
    std::vector<Label> found;
    const auto done = eachOf(workspace.connection(), "select_labels", sample, [&](const Statement &row) {
        Label label{static_cast<int>(row.integer(0)), std::string(row.text(1)), Answer::None, row.integer(3)};
        for (const Checked checked : {Checked::Sentiment, Checked::Themes}) {
            for (const Answer answer : answersTo(checked)) {
                if (answerName(answer) == row.text(2))
                    label.answer = answer;
            }
        }
        found.push_back(std::move(label));
    });
    if (!done)
        return done.error();
    return found;
}

Result<void> setLabels(const Workspace &workspace, SampleId sample, std::span<const Label> labels)
{
    const Connection &connection = workspace.connection();
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    auto upsert = connection.prepare(query("upsert_label"));
    auto remove = connection.prepare(query("delete_label"));
    for (const auto *prepared : {&upsert, &remove}) {
        if (!*prepared)
            return prepared->error();
    }
    for (const Label &label : labels) {
        Statement &statement = label.answer == Answer::None ? *remove : *upsert;
        statement.bind(1, sample.value);
        statement.bind(2, std::int64_t{label.place});
        statement.bind(3, std::string_view(label.coder));
        if (label.answer != Answer::None) {
            statement.bind(4, answerName(label.answer));
            statement.bind(5, label.labelledUtc != 0 ? label.labelledUtc : now());
        }
        if (const auto done = statement.run(); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace parlance::store
