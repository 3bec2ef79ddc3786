-- SPDX-License-Identifier: GPL-3.0-or-later
-- Themes edited by hand: what a person did, in order, over the results of a run, which stay as they are.

DROP VIEW v_label;
DROP VIEW v_theme;
DROP VIEW v_post;

CREATE TABLE theme_edit (
    id       INTEGER PRIMARY KEY,
    step     INTEGER NOT NULL,              -- edits of one step are taken back together
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'split', 'include', 'exclude', 'move', 'pin', 'unpin')),
    theme_id INTEGER,                       -- what it is about; NULL: all themes, or no theme
    into_id  INTEGER,                       -- merge: the theme that takes the other in
    text     TEXT NOT NULL DEFAULT '',      -- rename: the label, '' = the run's own; include, exclude: the word
    hides    INTEGER NOT NULL DEFAULT 0,    -- 1: theme_id is no theme of its own any more
    carried  INTEGER NOT NULL DEFAULT 0,    -- 1: made for an earlier run and taken over
    undone   INTEGER NOT NULL DEFAULT 0,
    made_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX theme_edit_theme ON theme_edit (theme_id);
CREATE INDEX theme_edit_run ON theme_edit (run_id);

-- The posts that an edit put into a theme; 0: into none.
CREATE TABLE theme_edit_post (
    edit_id  INTEGER NOT NULL REFERENCES theme_edit (id) ON DELETE CASCADE,
    post_id  INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    PRIMARY KEY (edit_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_edit_post_post ON theme_edit_post (post_id);

ALTER TABLE theme ADD COLUMN edit_id INTEGER; -- the split that made it; NULL: the run found it

-- What the edits that hold come to: the last theme a post was put into, and the theme that one was merged into in the end.
CREATE TABLE theme_moved (
    run_id   INTEGER NOT NULL,
    post_id  INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,              -- 0: none
    PRIMARY KEY (run_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE theme_merged (
    theme_id INTEGER PRIMARY KEY,
    root_id  INTEGER NOT NULL
) STRICT;

INSERT INTO theme_edit (step, run_id, kind, theme_id, text, made_utc)
    SELECT row_number() OVER (ORDER BY n.changed_utc, n.theme_id), h.run_id, 'rename', n.theme_id, n.label, n.changed_utc
    FROM theme_name n JOIN theme h ON h.id = n.theme_id;
DROP TABLE theme_name;

-- The themes of the newest run as they are now.
CREATE VIEW current_theme AS
    SELECT h.id AS id,
           h.run_id AS run_id,
           h.number AS number,
           coalesce((SELECT nullif(e.text, '') FROM theme_edit e
                      WHERE e.theme_id = h.id AND e.kind = 'rename' AND e.undone = 0 ORDER BY e.id DESC LIMIT 1), h.label) AS label,
           h.coherence AS coherence
    FROM theme h
    WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
      AND (h.edit_id IS NULL OR EXISTS (SELECT 1 FROM theme_edit e WHERE e.id = h.edit_id AND e.undone = 0))
      AND NOT EXISTS (SELECT 1 FROM theme_edit e WHERE e.theme_id = h.id AND e.hides = 1 AND e.undone = 0);

-- Which of them each post is in.
CREATE VIEW current_theme_post AS
    SELECT x.post_id AS post_id, coalesce(j.root_id, x.theme_id) AS theme_id
    FROM (SELECT tp.post_id AS post_id, tp.theme_id AS theme_id FROM theme_post tp
           WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
             AND NOT EXISTS (SELECT 1 FROM theme_moved m WHERE m.run_id = tp.run_id AND m.post_id = tp.post_id)
          UNION ALL
          SELECT m.post_id, m.theme_id FROM theme_moved m
           WHERE m.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND m.theme_id <> 0) x
    LEFT JOIN theme_merged j ON j.theme_id = x.theme_id;

CREATE VIEW v_post AS
    SELECT x.own_id AS id,
           (SELECT m.name FROM platform m WHERE m.id = t.platform) AS platform,
           CASE WHEN p.id = p.thread_id THEN 'submission' ELSE 'comment' END AS kind,
           f.name AS forum,
           t.own_id AS thread,
           CASE WHEN p.id = p.thread_id OR p.parent_id IS NULL THEN NULL
                WHEN x.parent_own_id IS NOT NULL THEN x.parent_own_id
                ELSE coalesce((SELECT y.own_id FROM post_text y WHERE y.post_id = p.parent_id), t.own_id) END AS parent,
           a.name AS author,
           p.created_utc AS created_utc,
           p.score AS score,
           CASE WHEN p.id = p.thread_id THEN t.title END AS title,
           x.body AS body,
           coalesce(x.text, x.body) AS text,
           CASE p.language WHEN 0 THEN 'und' ELSE char(p.language >> 8, p.language & 255) END AS language,
           p.negative / 1000.0 AS neg,
           p.neutral / 1000.0 AS neu,
           p.positive / 1000.0 AS pos,
           p.compound / 10000.0 AS compound,
           CASE p.class WHEN 1 THEN 'negative' WHEN 2 THEN 'neutral' WHEN 3 THEN 'positive' ELSE '' END AS class,
           (SELECT coalesce(g.number, h.number) FROM theme h
              LEFT JOIN theme_merged j ON j.theme_id = h.id
              LEFT JOIN theme g ON g.id = j.root_id
             WHERE h.id = coalesce((SELECT m.theme_id FROM theme_moved m
                                     WHERE m.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND m.post_id = p.id),
                                   (SELECT tp.theme_id FROM theme_post tp
                                     WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND tp.post_id = p.id))) AS theme,
           (p.flags >> 0) & 1 AS deleted,
           (p.flags >> 1) & 1 AS removed,
           (p.flags >> 2) & 1 AS bot,
           (p.flags >> 3) & 1 AS stickied,
           CASE WHEN x.permalink IS NOT NULL THEN x.permalink
                WHEN t.platform = 1 AND p.id = p.thread_id
                THEN 'https://www.reddit.com/' || iif(f.name = '', '', 'r/' || f.name || '/') || 'comments/' || t.own_id || '/'
                WHEN t.platform = 1
                THEN 'https://www.reddit.com/' || iif(f.name = '', '', 'r/' || f.name || '/') || 'comments/' || t.own_id || '/_/' || x.own_id || '/'
           END AS permalink,
           p.confidence / 1000.0 AS confidence,
           (p.flags >> 26) & 1 AS mixed,
           (p.flags >> 27) & 1 AS uncertain
    FROM post p
    JOIN post_text x ON x.post_id = p.id
    JOIN thread t ON t.id = p.thread_id
    JOIN forum f ON f.id = p.forum_id
    LEFT JOIN author a ON a.id = p.author_id;

CREATE VIEW v_theme AS
    SELECT h.number AS theme,
           h.label AS label,
           count(tp.post_id) AS posts,
           count(DISTINCT p.thread_id) AS threads,
           count(DISTINCT p.author_id) AS people,
           count(tp.post_id) * 1.0 / r.posts AS share,
           avg(p.compound) / 10000.0 AS compound,
           h.coherence AS coherence
    FROM current_theme h
    JOIN run r ON r.id = h.run_id
    LEFT JOIN current_theme_post tp ON tp.theme_id = h.id
    LEFT JOIN post p ON p.id = tp.post_id
    GROUP BY h.id
    ORDER BY h.number;

CREATE VIEW v_label AS
    SELECT s.id AS sample,
           s.checked AS checked,
           l.place AS place,
           x.own_id AS post,
           l.coder AS coder,
           l.answer AS answer,
           l.labelled_utc AS labelled_utc,
           CASE p.class WHEN 1 THEN 'negative' WHEN 2 THEN 'neutral' WHEN 3 THEN 'positive' ELSE '' END AS class,
           CASE s.checked WHEN 'themes' THEN (SELECT coalesce(c.label, h.label)
                                              FROM theme h LEFT JOIN current_theme c ON c.id = h.id
                                              WHERE h.id = sp.theme_id) END AS theme
    FROM label l
    JOIN sample s ON s.id = l.sample_id
    JOIN sample_post sp ON sp.sample_id = l.sample_id AND sp.place = l.place
    JOIN post p ON p.id = sp.post_id
    JOIN post_text x ON x.post_id = sp.post_id;
