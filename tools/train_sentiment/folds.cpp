// SPDX-License-Identifier: GPL-3.0-or-later
#include "folds.h"

#include "core/base/hash.h"
#include "core/text/duplicates.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

namespace parlance::training {

namespace {

/// Letters and figures, what else there is as single spaces.
std::string wordsOf(std::string_view text)
{
    std::string words;
    for (const char c : text) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
            static_cast<unsigned char>(c) >= 0x80)
            words += isUpper ? static_cast<char>(c + 0x20) : c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (words.ends_with(' '))
        words.pop_back();
    return words;
}

/// Sets of examples that grow together; each is known by its first member.
class Sets
{
public:
    explicit Sets(std::size_t size) : m_parents(size)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }

    std::size_t of(std::size_t member)
    {
        while (m_parents[member] != member)
            member = m_parents[member] = m_parents[m_parents[member]];
        return member;
    }

    void join(std::size_t a, std::size_t b)
    {
        const std::size_t first = of(a), second = of(b);
        m_parents[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<std::size_t> m_parents;
};

class Unwatched : public Progress
{
public:
    bool isCancelled() const override { return false; }
    void report(std::int64_t, std::int64_t) override {}
};

} // namespace

void groupAlike(const std::vector<Corpus *> &corpora)
{
    std::vector<Example *> examples;
    std::vector<std::string> groups;
    text::DuplicateFinder copies;
    for (Corpus *corpus : corpora) {
        for (Example &example : corpus->examples) {
            examples.push_back(&example);
            groups.push_back(corpus->name + '\t' + example.group);
            copies.add(example.text, 0);
        }
    }
    Sets sets(examples.size());
    std::unordered_map<std::string, std::size_t> firsts;
    Unwatched progress;
    const auto matches = copies.find(progress);
    if (!matches)
        throw std::runtime_error("Copies cannot be found.");
    for (std::size_t i = 0; i < examples.size(); ++i) {
        for (const std::string &key : {groups[i], '\n' + wordsOf(examples[i]->text)})
            sets.join(firsts.emplace(key, i).first->second, i);
        if ((*matches)[i].original != text::DuplicateFinder::None)
            sets.join((*matches)[i].original, i);
    }
    for (std::size_t i = 0; i < examples.size(); ++i)
        examples[i]->group = groups[sets.of(i)];
}

int foldOf(const Example &example, int folds)
{
    return static_cast<int>(hash64(example.group) % static_cast<std::uint64_t>(folds));
}

} // namespace parlance::training
