-- SPDX-License-Identifier: GPL-3.0-or-later
-- How well a run of themes knows the words of the posts that joined since it was made, for each time that posts joined: many that
-- it knows well do not hide later ones that it does not.
CREATE TABLE theme_batch (
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    batch    INTEGER NOT NULL,                -- 1, 2, 3 ... as they came
    posts    INTEGER NOT NULL,
    measured INTEGER NOT NULL,                -- documents with words of content
    known    REAL NOT NULL,                   -- sum of the shares of their words that its themes know
    strange  INTEGER NOT NULL,                -- documents of which it knows so few words that they speak of something else
    PRIMARY KEY (run_id, batch)
) STRICT, WITHOUT ROWID;

INSERT INTO theme_batch (run_id, batch, posts, measured, known, strange)
    SELECT run_id, 1, posts, measured, known, 0 FROM theme_drift;
DROP TABLE theme_drift;
