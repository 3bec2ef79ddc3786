// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus.h"

#include "core/sentiment/model.h"
#include "core/sentiment/reading.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>

namespace parlance::training {

namespace {

std::vector<std::string_view> fieldsOf(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (std::size_t tab = 0; tab != std::string_view::npos;) {
        tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        line.remove_prefix(std::min(line.size(), fields.back().size() + 1));
    }
    return fields;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const char next = text[++i];
        plain += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
    }
    return plain;
}

sentiment::Class classNamed(std::string_view label)
{
    using sentiment::Class;
    return label == "neg" ? Class::Negative : label == "neu" ? Class::Neutral : label == "pos" ? Class::Positive : Class::None;
}

} // namespace

Corpus readCorpus(const std::string &path, int bits)
{
    std::ifstream file(path, std::ios::binary);
    std::string line;
    if (!std::getline(file, line))
        throw std::runtime_error(path + " cannot be read or is empty.");
    const std::vector<std::string_view> header = fieldsOf(line);
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const std::size_t id = column("id"), text = column("text"), gold = column("gold"), label = column("label"),
                      columns = header.size();
    if (id == columns || text == columns || (gold == columns && label == columns))
        throw std::runtime_error(path + " lacks the columns id, text and gold or label.");

    const sentiment::Lexicon &lexicon = *sentiment::Lexicon::of(English);
    sentiment::Entries &entries = sentiment::entriesOf(lexicon);
    sentiment::Reading reading;
    sentiment::NoRuleTrace trace;
    Corpus corpus;
    corpus.name = path.substr(path.rfind('/') + 1);
    while (std::getline(file, line)) {
        const std::vector<std::string_view> fields = fieldsOf(line);
        if (fields.size() < columns)
            continue;
        Example &example = corpus.examples.emplace_back();
        const std::string_view name = fields[id];
        example.group = std::string(name.substr(0, name.find('_')));
        if (gold != columns)
            example.gold = std::strtod(std::string(fields[gold]).c_str(), nullptr) / 4;
        if (label != columns)
            example.label = classNamed(fields[label]);
        example.text = unescaped(fields[text]);
        sentiment::readUnits(example.text, entries, reading.text);
        sentiment::Rules(lexicon, reading.text, trace).run(reading.rules);
        example.evidence = sentiment::Model::evidence(reading.text, reading.text.units.size());
        example.figures = sentiment::figuresOf(reading.text, reading.rules);
        std::map<std::uint32_t, float> counts;
        const std::uint32_t mask = (1U << bits) - 1;
        sentiment::features::forEach(reading.text, entries, [&](std::uint32_t hash, sentiment::features::Kind kind) {
            counts[hash & mask] += kind == sentiment::features::Kind::Gram ? static_cast<float>(sentiment::features::GramShare) : 1.0F;
        });
        example.features.assign(counts.begin(), counts.end());
    }
    return corpus;
}

} // namespace parlance::training
