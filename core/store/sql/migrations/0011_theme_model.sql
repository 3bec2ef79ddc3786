-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a run of themes learned, so that later posts can join its themes and any post's theme can be explained.
CREATE TABLE theme_model (
    run_id  INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    learned BLOB NOT NULL                     -- topics::toBytes
) STRICT;

-- Words that mark a theme against all other posts, with the figures they rest on.
CREATE TABLE theme_mark (
    theme_id  INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    rank      INTEGER NOT NULL,               -- 0 = marks it most
    word      TEXT NOT NULL,
    z         REAL NOT NULL,                  -- standard deviations
    here      INTEGER NOT NULL,               -- posts of the theme with the word
    elsewhere INTEGER NOT NULL,               -- other posts with it
    PRIMARY KEY (theme_id, rank)
) STRICT, WITHOUT ROWID;

-- Posts that a run looked at and left without a theme: what is in neither table came later.
CREATE TABLE theme_none (
    run_id  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    post_id INTEGER NOT NULL,
    PRIMARY KEY (run_id, post_id)
) STRICT, WITHOUT ROWID;
