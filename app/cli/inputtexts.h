// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parlance::cli {

/// Texts of standard input, one a line. Reads by itself because the library's streams would go on waiting after Ctrl-C.
class InputTexts
{
public:
    enum class Form {
        Lines,    ///< the line is the text
        Tsv,      ///< an id, a tab and the text
        JsonLines ///< the text as a JSON string
    };

    explicit InputTexts(Form form) : m_form(form) {}

    struct Text
    {
        std::string_view id; ///< Form::Tsv only
        std::string_view text;
    };
    /// The next text, valid until the one after it is asked for; nullopt at the end.
    /// \throws Failure  the line is not of the form, or standard input cannot be read.
    std::optional<Text> next();

private:
    std::optional<std::string_view> nextLine();
    std::string_view take(std::size_t end, std::size_t next);
    void fill();

    Form m_form;
    std::string m_buffer, m_decoded;
    std::size_t m_begin = 0, m_searched = 0;
    std::int64_t m_number = 0;
    bool m_atEnd = false;
};

} // namespace parlance::cli
