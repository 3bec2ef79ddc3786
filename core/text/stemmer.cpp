// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"

#include <libstemmer.h>

namespace parlance::text {

struct Stemmer::State
{
    sb_stemmer *stemmer = nullptr;
    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { sb_stemmer_delete(stemmer); } // takes null
};

Stemmer::Stemmer(Language language) : m_state(std::make_unique<State>())
{
    const std::string code = language.code();
    if (language != Undetermined)
        m_state->stemmer = sb_stemmer_new(code == "hr" || code == "bs" ? "sr" : code.c_str(), "UTF_8");
}

Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer &&) noexcept = default;
Stemmer &Stemmer::operator=(Stemmer &&) noexcept = default;

std::string Stemmer::stem(std::string_view folded)
{
    if (m_state == nullptr || m_state->stemmer == nullptr)
        return std::string(folded);
    const sb_symbol *stem = sb_stemmer_stem(m_state->stemmer, reinterpret_cast<const sb_symbol *>(folded.data()),
                                            static_cast<int>(folded.size()));
    if (stem == nullptr) // out of memory inside Snowball
        return std::string(folded);
    return {reinterpret_cast<const char *>(stem), static_cast<std::size_t>(sb_stemmer_length(m_state->stemmer))};
}

} // namespace parlance::text
