// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/words/corpus.h"

#include "core/text/words.h"
#include "core/topics/numbers/numeric.h"
#include "core/topics/words/identifiers.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <deque>
#include <map>

namespace parlance::topics {

namespace {

constexpr std::size_t DocumentsPerBlock = 1024;

struct FormKey
{
    std::string_view text;
    std::uint16_t language;
    bool operator==(const FormKey &) const = default;
};

struct FormHash
{
    std::size_t operator()(const FormKey &key) const
    {
        return std::hash<std::string_view>()(key.text) * 31 + key.language;
    }
};

/// The words that a form is made of where it is written as an identifier, and how often it is.
struct Parts
{
    std::vector<std::uint32_t> ids;
    std::uint32_t uses = 0;
};

/// Numbers forms in order of first appearance.
class FormTable
{
public:
    std::uint32_t idOf(std::string_view text, Language language)
    {
        const auto found = m_ids.find(FormKey{text, language.packed});
        if (found != m_ids.end())
            return found->second;
        const auto id = static_cast<std::uint32_t>(m_forms.size());
        m_forms.push_back({std::string(text), language});
        m_ids.emplace(FormKey{m_forms.back().text, language.packed}, id);
        return id;
    }
    std::deque<Form> &forms() { return m_forms; }
    const std::vector<Parts> &parts() const { return m_parts; }

    /// Notes the words of an identifier, if this is one.
    void takeApart(std::uint32_t form, std::string_view written)
    {
        const std::vector<std::string> parts = identifierParts(written);
        if (parts.empty())
            return;
        std::vector<std::uint32_t> ids;
        if (form >= m_parts.size() || m_parts[form].ids.empty()) {
            for (const std::string &part : parts)
                ids.push_back(idOf(part, m_forms[form].language));
        }
        addParts(form, {std::move(ids), 1});
    }
    /// The parts that are known first hold.
    void addParts(std::uint32_t form, Parts more)
    {
        m_parts.resize(std::max<std::size_t>(m_parts.size(), form + std::size_t{1}));
        m_parts[form].uses += more.uses;
        if (m_parts[form].ids.empty())
            m_parts[form].ids = std::move(more.ids);
    }

private:
    std::vector<Parts> m_parts;
    std::deque<Form> m_forms; // a deque: the keys point into it
    boost::unordered_flat_map<FormKey, std::uint32_t, FormHash> m_ids;
};

struct Block
{
    FormTable table;
    std::vector<std::uint32_t> tokens;
    std::vector<std::uint32_t> lengths;
};

Language mostCommon(const std::map<std::uint16_t, std::size_t> &counts)
{
    Language best;
    std::size_t most = 0;
    for (const auto &[packed, count] : counts) {
        if (count > most) {
            most = count;
            best = Language(packed);
        }
    }
    return best;
}

void settleLanguages(std::span<const Document> documents, Corpus &corpus)
{
    std::vector<std::map<std::uint16_t, std::size_t>> ofThread(corpus.threads);
    std::map<std::uint16_t, std::size_t> all;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        if (documents[d].language == Undetermined)
            continue;
        ++ofThread[corpus.thread[d]][documents[d].language.packed];
        ++all[documents[d].language.packed];
    }
    const Language common = corpus.commonLanguage = mostCommon(all);
    corpus.language.resize(documents.size());
    for (std::size_t d = 0; d < documents.size(); ++d) {
        corpus.language[d] = documents[d].language;
        if (corpus.language[d] == Undetermined)
            corpus.language[d] = mostCommon(ofThread[corpus.thread[d]]);
        if (corpus.language[d] == Undetermined)
            corpus.language[d] = common;
    }
}

} // namespace

Corpus readCorpus(std::span<const Document> documents, int threads, const Progress &progress)
{
    Corpus corpus;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> threadNumber;
    corpus.thread.reserve(documents.size());
    for (const Document &document : documents) {
        const auto [found, isNew] =
            threadNumber.emplace(document.thread, static_cast<std::uint32_t>(threadNumber.size()));
        corpus.thread.push_back(found->second);
    }
    corpus.threads = static_cast<std::uint32_t>(threadNumber.size());
    settleLanguages(documents, corpus);

    const std::size_t blocks = (documents.size() + DocumentsPerBlock - 1) / DocumentsPerBlock;
    std::vector<Block> parts(blocks);
    forEachBlock(blocks, threads, [&](std::size_t b) {
        Block &part = parts[b];
        const std::size_t last = std::min(documents.size(), (b + 1) * DocumentsPerBlock);
        for (std::size_t d = b * DocumentsPerBlock; d < last; ++d) {
            if (progress.isCancelled())
                return;
            const std::size_t before = part.tokens.size();
            text::WordScanner scanner(documents[d].text, corpus.language[d]);
            while (scanner.next()) {
                const text::Word &word = scanner.word();
                const std::uint32_t id = part.table.idOf(word.folded, corpus.language[d]);
                part.table.takeApart(id, documents[d].text.substr(word.begin, word.end - word.begin));
                part.tokens.push_back(scanner.afterBreak() ? id | Corpus::BreakBit : id);
                if (part.tokens.size() % 65536 == 0 && progress.isCancelled()) // one post can be megabytes
                    return;
            }
            part.lengths.push_back(static_cast<std::uint32_t>(part.tokens.size() - before));
        }
    });
    if (progress.isCancelled())
        return corpus;

    FormTable table;
    std::size_t total = 0;
    for (const Block &part : parts)
        total += part.tokens.size();
    corpus.tokens.reserve(total);
    corpus.begin.reserve(documents.size() + 1);
    corpus.begin.push_back(0);
    for (Block &part : parts) {
        if (progress.isCancelled())
            return corpus;
        std::vector<std::uint32_t> global;
        global.reserve(part.table.forms().size());
        for (const Form &form : part.table.forms())
            global.push_back(table.idOf(form.text, form.language));
        for (std::uint32_t form = 0; form < part.table.parts().size(); ++form) {
            std::vector<std::uint32_t> ids;
            for (const std::uint32_t id : part.table.parts()[form].ids)
                ids.push_back(global[id]);
            table.addParts(global[form], {std::move(ids), part.table.parts()[form].uses});
        }
        for (const std::uint32_t token : part.tokens)
            corpus.tokens.push_back(global[Corpus::form(token)] | (token & Corpus::BreakBit));
        for (const std::uint32_t length : part.lengths)
            corpus.begin.push_back(corpus.begin.back() + length);
        part = Block();
    }
    // Who mocks writes "gOoD": a word is an identifier where it is mostly written as one.
    std::vector<std::uint32_t> uses(table.forms().size(), 0);
    for (const std::uint32_t token : corpus.tokens)
        ++uses[Corpus::form(token)];
    corpus.parts.resize(table.forms().size());
    for (std::uint32_t form = 0; form < table.parts().size(); ++form) {
        if (2 * table.parts()[form].uses >= uses[form])
            corpus.parts[form] = table.parts()[form].ids;
    }
    corpus.forms.assign(std::make_move_iterator(table.forms().begin()),
                        std::make_move_iterator(table.forms().end()));
    return corpus;
}

} // namespace parlance::topics
