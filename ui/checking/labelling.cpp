// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checking/labelling.h"

#include <algorithm>

namespace parlance::ui {

using store::Answer;

Labelling::Labelling(store::Sample sample, const std::vector<store::Label> &labels, std::string coder)
    : m_sample(std::move(sample)), m_coder(std::move(coder)), m_answers(m_sample.posts.size(), Answer::None)
{
    for (const store::Label &label : labels) {
        if (label.coder == m_coder && label.place >= 0 && label.place < size())
            m_answers[static_cast<std::size_t>(label.place)] = label.answer;
    }
    toFirstOpen();
}

int Labelling::answered() const
{
    return static_cast<int>(std::count_if(m_answers.begin(), m_answers.end(),
                                          [](Answer answer) { return answer != Answer::None; }));
}

store::Label Labelling::set(int place, Answer answer)
{
    m_answers[static_cast<std::size_t>(place)] = answer;
    return {place, m_coder, answer, 0};
}

void Labelling::toOpenFrom(int place)
{
    m_place = place;
    while (!isAtEnd() && answer(m_place) != Answer::None)
        ++m_place;
}

void Labelling::toFirstOpen()
{
    toOpenFrom(0);
}

store::Label Labelling::give(Answer answer)
{
    m_changes.resize(m_done);
    m_changes.push_back({m_place, this->answer(m_place), answer});
    ++m_done;
    store::Label label = set(m_place, answer);
    toOpenFrom(m_place + 1);
    return label;
}

void Labelling::skip()
{
    toOpenFrom(m_place + 1);
}

void Labelling::back()
{
    m_place = std::max(0, m_place - 1);
}

std::optional<store::Label> Labelling::undo()
{
    if (!canUndo())
        return std::nullopt;
    const Change &change = m_changes[--m_done];
    m_place = change.place;
    return set(change.place, change.before);
}

std::optional<store::Label> Labelling::redo()
{
    if (!canRedo())
        return std::nullopt;
    const Change &change = m_changes[m_done++];
    store::Label label = set(change.place, change.after);
    toOpenFrom(change.place + 1);
    return label;
}

} // namespace parlance::ui
