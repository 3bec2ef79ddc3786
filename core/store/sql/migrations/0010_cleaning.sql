-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is marked in posts and can be unmarked: copies, lines that authors repeat, and what a person says of programs.

-- Posts that say the same as an earlier one. All come from the newest run of kind 'duplicates'.
CREATE TABLE duplicate (
    post_id     INTEGER PRIMARY KEY,
    original_id INTEGER NOT NULL,             -- the earliest post of its group, which is in no row of its own
    exact       INTEGER NOT NULL              -- 1: the same words; 0: nearly
) STRICT;
CREATE INDEX duplicate_original ON duplicate (original_id);

-- Lines that stand in many posts of an author, whatever these are about: signatures, disclaimers. Of the same run.
CREATE TABLE boilerplate (
    author_id INTEGER NOT NULL,
    line      TEXT NOT NULL,                  -- of the author's own words, without blanks around it
    posts     INTEGER NOT NULL,               -- that hold it
    PRIMARY KEY (author_id, line)
) STRICT, WITHOUT ROWID;

-- What a person says against the program about who is one. A word about a post counts before one about its author.
CREATE TABLE bot_word (
    scope       TEXT NOT NULL CHECK (scope IN ('author', 'post')),
    target_id   INTEGER NOT NULL,
    is_bot      INTEGER NOT NULL,
    changed_utc INTEGER NOT NULL,
    PRIMARY KEY (scope, target_id)
) STRICT, WITHOUT ROWID;
