// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/labelsheet.h"

#include "core/analysis/sample.h"
#include "core/base/timezone.h"
#include "core/base/wholefile.h"
#include "core/store/posts.h"
#include "core/store/themes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace parlance::analysis {

namespace {

using store::Answer;
using store::Checked;

constexpr std::size_t AnswersLength = 280; ///< bytes of the post answered

/// A table as text.
class Sheet
{
public:
    static Result<Sheet> of(const std::string &path)
    {
        if (path.ends_with(".csv") || path.ends_with(".CSV"))
            return Sheet(',');
        if (path.ends_with(".tsv") || path.ends_with(".TSV"))
            return Sheet('\t');
        return Error{
            .code = ErrorCode::BadInput,
            .message = TR_NOOP(
                "Error", "The file name %1 does not say how to write the table. End it in .csv or .tsv."),
            .subject = path};
    }

    void row(const std::vector<std::string> &cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                m_text += m_separator;
            cell(cells[i]);
        }
        m_text += m_separator == ',' ? "\r\n" : "\n";
    }

    Result<void> write(const std::string &path) const { return writeWholeFile(path, m_text); }

private:
    explicit Sheet(char separator) : m_separator(separator), m_text(separator == ',' ? "\xEF\xBB\xBF" : "") {}

    void cell(std::string_view value)
    {
        std::string guarded;
        if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos &&
            !isNumber(value)) {
            guarded = "'" + std::string(value);
            value = guarded;
        }
        if (m_separator == '\t') {
            for (const char c : value)
                m_text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        } else if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
            m_text += value;
        } else {
            m_text += '"';
            for (const char c : value)
                m_text += c == '"' ? std::string("\"\"") : std::string(1, c);
            m_text += '"';
        }
    }

    static bool isNumber(std::string_view value)
    {
        double number = 0;
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
        return failure == std::errc() && end == value.data() + value.size();
    }

    char m_separator;
    std::string m_text;
};

/// The beginning of a text, whole characters.
std::string beginning(std::string_view text)
{
    if (text.size() <= AnswersLength)
        return std::string(text);
    std::size_t end = AnswersLength;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

/// What the sheets say of posts beside their own words.
struct Context
{
    std::map<PostId, store::PostDetail> posts; ///< the sample's and those that they answer
    std::map<ThreadId, std::string> titles;
    std::map<std::int64_t, std::string> themes; ///< by ThemeId
};

Result<Context> contextOf(const store::Workspace &workspace, const store::Sample &sample)
{
    Context context;
    std::vector<PostId> ids;
    for (const store::SampledPost &post : sample.posts)
        ids.push_back(post.post);
    const auto read = store::posts(workspace, ids);
    if (!read)
        return read.error();
    ids.clear();
    std::vector<ThreadId> threads;
    for (const store::PostDetail &post : *read) {
        context.posts[post.id] = post;
        threads.push_back(post.thread);
        if (post.parent)
            ids.push_back(post.parent);
    }
    const auto parents = store::posts(workspace, ids);
    if (!parents)
        return parents.error();
    for (const store::PostDetail &post : *parents)
        context.posts[post.id] = post;
    const auto heads = store::threadHeads(workspace, threads);
    if (!heads)
        return heads.error();
    for (const store::ThreadHead &head : *heads)
        context.titles[head.id] = head.title;
    const auto themes = store::currentThemes(workspace);
    if (!themes)
        return themes.error();
    for (const store::Theme &theme : *themes)
        context.themes[theme.id.value] = theme.label;
    return context;
}

std::string themeOf(const Context &context, const store::SampledPost &post)
{
    const auto found = context.themes.find(post.theme.value);
    return found == context.themes.end() ? std::string() : found->second;
}

std::string ownWords(const store::PostDetail &post)
{
    return !post.text.empty() ? post.text : !post.body.empty() ? post.body : post.title;
}

std::string numberText(double value)
{
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 3).ptr;
    return std::string(text.data(), end);
}

} // namespace

Result<void> writeLabelSheet(const store::Workspace &workspace, const Check &check, const std::string &coder,
                             const std::string &path)
{
    auto sheet = Sheet::of(path);
    if (!sheet)
        return sheet.error();
    const auto context = contextOf(workspace, check.sample);
    if (!context)
        return context.error();
    const bool themes = check.sample.checked == Checked::Themes;
    std::vector<Answer> answers(check.sample.posts.size(), Answer::None);
    for (const store::Label &label : check.labels) {
        if (label.coder == coder && label.place >= 0 &&
            static_cast<std::size_t>(label.place) < answers.size())
            answers[static_cast<std::size_t>(label.place)] = label.answer;
    }
    std::vector<std::string> header{"sample", "place", "post", "title", "answers", "text"};
    if (themes)
        header.emplace_back("theme");
    header.emplace_back("label");
    sheet->row(header);
    for (std::size_t place = 0; place < check.sample.posts.size(); ++place) {
        const store::SampledPost &sampled = check.sample.posts[place];
        const auto found = context->posts.find(sampled.post);
        if (found == context->posts.end())
            continue;
        const store::PostDetail &post = found->second;
        const auto parent = context->posts.find(post.parent);
        const auto title = context->titles.find(post.thread);
        std::vector<std::string> row{std::to_string(check.sample.id.value),
                                     std::to_string(place),
                                     post.ownId,
                                     title == context->titles.end() ? std::string() : title->second,
                                     parent == context->posts.end() ? std::string()
                                                                    : beginning(ownWords(parent->second)),
                                     ownWords(post)};
        if (themes)
            row.push_back(themeOf(*context, sampled));
        row.emplace_back(store::answerName(answers[place]));
        sheet->row(row);
    }
    return sheet->write(path);
}

Result<void> writeLabels(const store::Workspace &workspace, const PostTable &table, const Check &check,
                         const std::string &path)
{
    auto sheet = Sheet::of(path);
    if (!sheet)
        return sheet.error();
    const auto context = contextOf(workspace, check.sample);
    if (!context)
        return context.error();

    std::map<std::string, std::vector<std::uint8_t>> labelled;
    for (const store::Label &label : check.labels) {
        auto &places = labelled[label.coder];
        places.resize(check.sample.posts.size(), 0);
        if (label.place >= 0 && static_cast<std::size_t>(label.place) < places.size())
            places[static_cast<std::size_t>(label.place)] = 1;
    }
    std::map<std::string, Weights> weights;
    for (const auto &[coder, places] : labelled)
        weights[coder] = sampleWeights(check.sample, places);

    const bool themes = check.sample.checked == Checked::Themes;
    sheet->row({"sample", "checked", "place", "post", "coder", "label", "labelled_utc", "class", "theme",
                "right", "weight"});
    for (const store::Label &label : check.labels) {
        if (label.place < 0 || static_cast<std::size_t>(label.place) >= check.sample.posts.size())
            continue;
        const auto place = static_cast<std::size_t>(label.place);
        const store::SampledPost &sampled = check.sample.posts[place];
        const auto post = context->posts.find(sampled.post);
        const auto row = table.rowOf(sampled.post);
        const std::string tagged = sentiment::className(
            row ? static_cast<sentiment::Class>(table.sentiment[*row]) : sentiment::Class::None);
        const std::string answer(store::answerName(label.answer));
        const bool right = themes ? label.answer == Answer::Yes : answer == tagged;
        sheet->row({std::to_string(check.sample.id.value),
                    std::string(store::checkedName(check.sample.checked)), std::to_string(place),
                    post == context->posts.end() ? std::string() : post->second.ownId, label.coder, answer,
                    formatTime(label.labelledUtc, TimeZone()), tagged, themeOf(*context, sampled),
                    right ? "1" : "0", numberText(weights[label.coder].posts[place])});
    }
    return sheet->write(path);
}

} // namespace parlance::analysis
