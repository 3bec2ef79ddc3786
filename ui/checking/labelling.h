// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/labels.h"

#include <optional>
#include <string>
#include <vector>

namespace parlance::ui {

/// One person's way through a sample: where they are, what they answered, and how to take it back. Every step
/// that changes an answer returns the row to be stored.
class Labelling
{
public:
    Labelling() = default;
    /// Takes up where the answers of `coder` end.
    Labelling(store::Sample sample, const std::vector<store::Label> &labels, std::string coder);

    const store::Sample &sample() const { return m_sample; }
    const std::string &coder() const { return m_coder; }
    int size() const { return static_cast<int>(m_answers.size()); }
    int answered() const;
    int place() const { return m_place; } ///< of the post shown; size() at the end
    bool isAtEnd() const { return m_place >= size(); }
    store::Answer answer(int place) const { return m_answers[static_cast<std::size_t>(place)]; }

    /// Answers the post shown and goes to the next without an answer.
    store::Label give(store::Answer answer);
    /// Goes to the next without an answer.
    void skip();
    /// Goes to the post before, answered or not; does nothing at the first.
    void back();
    /// To the first post without an answer; the end where there is none.
    void toFirstOpen();

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_changes.size(); }
    /// Takes the last answer back and shows its post.
    std::optional<store::Label> undo();
    std::optional<store::Label> redo();

private:
    struct Change
    {
        int place;
        store::Answer before, after;
    };
    store::Label set(int place, store::Answer answer);
    void toOpenFrom(int place);

    store::Sample m_sample;
    std::string m_coder;
    std::vector<store::Answer> m_answers; ///< by place
    std::vector<Change> m_changes;
    std::size_t m_done = 0; ///< of the changes; the others were taken back
    int m_place = 0;
};

} // namespace parlance::ui
