// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/language.h"
#include "core/text/words.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace parlance::topics {

/// Latin letters without their accents.
std::string withoutAccents(const std::string &text);

/// Stems without accents, so that cognates of two languages meet. Not safe from two threads.
class Stems
{
public:
    /// \param translated  a word of another language has the stem of the English word that says the same, where
    /// a dictionary tells (dictionary.h): posts of several languages then have words in common.
    explicit Stems(bool translated = false) : m_translated(translated) {}

    std::string of(std::string_view folded, Language language);

    /// The English word that says what one of another language says; empty where none is known, or words are
    /// not translated.
    std::string_view said(std::string_view folded, Language language);

private:
    std::string stem(std::string_view folded, Language language);

    bool m_translated;
    std::map<std::uint16_t, text::Stemmer> m_stemmers;
};

} // namespace parlance::topics
