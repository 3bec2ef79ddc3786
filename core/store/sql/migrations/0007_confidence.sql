-- SPDX-License-Identifier: GPL-3.0-or-later
-- How sure the tagger is of a post's class.
ALTER TABLE post ADD COLUMN confidence INTEGER;  -- thousandths; NULL: not scored, or by a version that did not say

DROP VIEW v_post;
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
           (SELECT h.number FROM theme_post tp JOIN theme h ON h.id = tp.theme_id
             WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND tp.post_id = p.id) AS theme,
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
