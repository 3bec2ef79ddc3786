// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus.h"

#include <vector>

namespace parlance::training {

/// Puts what must not be parted between training and testing into one group, over all corpora: texts of one
/// group in their table (sentences of a review), the same words whatever their case and signs, and near
/// copies (text::DuplicateFinder).
void groupAlike(const std::vector<Corpus *> &corpora);

/// Which of `folds` parts an example belongs to, by its group.
int foldOf(const Example &example, int folds);

} // namespace parlance::training
