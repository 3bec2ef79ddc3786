// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputtexts.h"

#include "cli.h"

#include <boost/json.hpp>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace parlance::cli {

namespace {

Failure badLine(std::int64_t line, const std::string &what)
{
    return Failure(ExitUnusable, "Line " + std::to_string(line) + " of standard input " + what);
}

} // namespace

std::optional<InputTexts::Text> InputTexts::next()
{
    const auto line = nextLine();
    if (!line)
        return std::nullopt;
    switch (m_form) {
    case Form::Lines:
        break;
    case Form::Tsv: {
        const std::size_t tab = line->find('\t');
        if (tab == std::string_view::npos)
            throw badLine(m_number, "holds no tab between an id and a text.");
        return Text{line->substr(0, tab), line->substr(tab + 1)};
    }
    case Form::JsonLines: {
        boost::system::error_code failure;
        const boost::json::value value = boost::json::parse(*line, failure);
        if (failure || !value.is_string())
            throw badLine(m_number, "is not a JSON string.");
        m_decoded = std::string(value.get_string());
        return Text{{}, m_decoded};
    }
    }
    return Text{{}, *line};
}

std::optional<std::string_view> InputTexts::nextLine()
{
    for (;;) {
        const std::size_t end = m_buffer.find('\n', m_searched);
        if (end != std::string::npos)
            return take(end, end + 1);
        m_searched = m_buffer.size();
        if (m_atEnd) {
            if (m_begin == m_buffer.size())
                return std::nullopt;
            return take(m_buffer.size(), m_buffer.size());
        }
        fill();
    }
}

std::string_view InputTexts::take(std::size_t end, std::size_t next)
{
    std::string_view line(m_buffer.data() + m_begin, end - m_begin);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    m_begin = m_searched = next;
    ++m_number;
    return line;
}

void InputTexts::fill()
{
    m_buffer.erase(0, m_begin);
    m_searched -= m_begin;
    m_begin = 0;
    constexpr std::size_t pieceBytes = 1 << 18;
    const std::size_t old = m_buffer.size();
    m_buffer.resize(old + pieceBytes);
    ssize_t got = -1;
    do {
        stopIfInterrupted();
        got = ::read(STDIN_FILENO, m_buffer.data() + old, pieceBytes);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        throw Failure(ExitUnusable, std::string("Standard input cannot be read (") + std::strerror(errno) + ").");
    m_buffer.resize(old + static_cast<std::size_t>(got));
    m_atEnd = got == 0;
}

} // namespace parlance::cli
