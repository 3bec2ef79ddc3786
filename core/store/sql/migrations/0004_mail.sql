-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mailing lists: threads found through any ancestor that a mail names, and by subject where it names none.

-- Own ids of posts further up than the one answered, nearest first, with blanks between them; NULL: none is told.
ALTER TABLE unplaced ADD COLUMN ancestors TEXT;

-- Submissions that a later mail may answer by its subject alone, those that answer so themselves, and replies whose thread
-- was not here.
CREATE TABLE subject (
    post_id INTEGER PRIMARY KEY,
    key     INTEGER NOT NULL,                 -- hash of list and subject
    answers INTEGER NOT NULL,                 -- 0 no; 1 yes, and nothing before it has the subject so far; 2 it has its place
    created_utc INTEGER
) STRICT;
CREATE INDEX subject_key ON subject (key, created_utc, post_id);
CREATE INDEX subject_waiting ON subject (post_id) WHERE answers = 1;
