-- SPDX-License-Identifier: GPL-3.0-or-later
-- How often the posts of a theme use which words. What marks a theme against the rest is told from it, also of themes that a
-- person has merged or split, without reading a post again.
CREATE TABLE theme_words (
    theme_id INTEGER PRIMARY KEY REFERENCES theme (id) ON DELETE CASCADE,
    counts   BLOB NOT NULL                    -- topics::toBytes of WordCounts
) STRICT;

CREATE TABLE theme_run_words (
    run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    words  BLOB NOT NULL,                     -- topics::toBytes: per term, as it is written most often
    counts BLOB NOT NULL                      -- of all posts that the run has looked at
) STRICT;

DROP TABLE theme_mark;
