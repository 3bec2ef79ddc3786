-- SPDX-License-Identifier: GPL-3.0-or-later
-- How well a run of themes knows the words of the posts that joined since it was made.
CREATE TABLE theme_drift (
    run_id   INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    posts    INTEGER NOT NULL,
    measured INTEGER NOT NULL,                -- documents with words of content
    known    REAL NOT NULL                    -- sum of the shares of their words that its themes know
) STRICT;

-- What v_theme counts: posts but for those that are left out unless somebody asks for them (deleted, removed, by programs,
-- stickied, by moderators, copies: bits 0 to 4 and 22), shares of those with words of their author's own (bit 13).
DROP VIEW v_theme;
CREATE VIEW v_theme AS
    SELECT h.number AS theme,
           h.label AS label,
           count(p.id) AS posts,
           count(DISTINCT p.thread_id) AS threads,
           count(DISTINCT p.author_id) AS people,
           total(p.flags >> 13 & 1) / max(1, (SELECT count(*) FROM post q WHERE q.flags & 4202527 = 8192)) AS share,
           avg(p.compound) / 10000.0 AS compound,
           h.coherence AS coherence
    FROM current_theme h
    LEFT JOIN current_theme_post tp ON tp.theme_id = h.id
    LEFT JOIN post p ON p.id = tp.post_id AND p.flags & 4194335 = 0
    GROUP BY h.id
    ORDER BY h.number;
