-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people say of posts, to check what the program says.

-- Posts drawn to be read, and from what.
CREATE TABLE sample (
    id        INTEGER PRIMARY KEY,
    checked   TEXT NOT NULL CHECK (checked IN ('sentiment', 'themes')),
    drawn_utc INTEGER NOT NULL,
    seed      INTEGER NOT NULL,
    selection TEXT NOT NULL,               -- JSON object, as analysis::Filter writes it
    run_id    INTEGER,                     -- the run of themes at the time; NULL: none
    version   TEXT NOT NULL                -- of the program
) STRICT;

-- The parts of the selection that were drawn from: a post stands for (posts / posts labelled) of its stratum.
CREATE TABLE sample_stratum (
    sample_id INTEGER NOT NULL REFERENCES sample (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    class     INTEGER NOT NULL,            -- 0 any, 1 negative, 2 neutral, 3 positive
    theme     INTEGER NOT NULL,            -- number within the run; -1 unassigned; -2 several small themes
    posts     INTEGER NOT NULL,
    PRIMARY KEY (sample_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sample_post (
    sample_id INTEGER NOT NULL REFERENCES sample (id) ON DELETE CASCADE,
    place     INTEGER NOT NULL,            -- from 0, in the order shown
    post_id   INTEGER NOT NULL,
    stratum   INTEGER NOT NULL,
    class     INTEGER NOT NULL,            -- as tagged when it was drawn
    theme_id  INTEGER,                     -- as assigned when it was drawn
    PRIMARY KEY (sample_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
    id           INTEGER PRIMARY KEY,
    sample_id    INTEGER NOT NULL REFERENCES sample (id) ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    coder        TEXT NOT NULL,
    answer       TEXT NOT NULL CHECK (answer IN ('negative', 'neutral', 'positive', 'mixed', 'yes', 'partly', 'no')),
    labelled_utc INTEGER NOT NULL,
    UNIQUE (sample_id, coder, place)
) STRICT;

CREATE VIEW v_label AS
    SELECT s.id AS sample,
           s.checked AS checked,
           l.place AS place,
           x.own_id AS post,
           l.coder AS coder,
           l.answer AS answer,
           l.labelled_utc AS labelled_utc,
           CASE p.class WHEN 1 THEN 'negative' WHEN 2 THEN 'neutral' WHEN 3 THEN 'positive' ELSE '' END AS class,
           CASE s.checked WHEN 'themes' THEN (SELECT coalesce(n.label, h.label)
                                              FROM theme h LEFT JOIN theme_name n ON n.theme_id = h.id
                                              WHERE h.id = sp.theme_id) END AS theme
    FROM label l
    JOIN sample s ON s.id = l.sample_id
    JOIN sample_post sp ON sp.sample_id = l.sample_id AND sp.place = l.place
    JOIN post p ON p.id = sp.post_id
    JOIN post_text x ON x.post_id = sp.post_id;
