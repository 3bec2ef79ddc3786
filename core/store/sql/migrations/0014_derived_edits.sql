-- SPDX-License-Identifier: GPL-3.0-or-later
-- What follows from another edit is told from what a person did: the label that a theme gets when a word of its own was excluded is
-- no name that a person gave.

ALTER TABLE theme_edit ADD COLUMN derived INTEGER NOT NULL DEFAULT 0; -- 1: follows from other edits, of its step or of an earlier run

UPDATE theme_edit SET derived = 1
WHERE kind = 'rename' AND step IN (SELECT step FROM theme_edit WHERE kind = 'exclude' AND carried = 0) AND carried = 0;
