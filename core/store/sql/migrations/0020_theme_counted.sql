-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which posts count, and in what: so that v_theme can be told again from v_post.

-- The unassigned: posts that the newest run of themes, or a joining since, looked at and left out, and those that a person put into
-- no theme. A post that is neither here nor in current_theme_post was not looked at. A run of a version that did not keep what it
-- had looked at has looked at everything.
CREATE VIEW current_theme_none AS
    SELECT n.post_id AS post_id FROM theme_none n
     WHERE n.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
       AND NOT EXISTS (SELECT 1 FROM theme_post tp WHERE tp.run_id = n.run_id AND tp.post_id = n.post_id)
       AND NOT EXISTS (SELECT 1 FROM theme_moved m WHERE m.run_id = n.run_id AND m.post_id = n.post_id)
    UNION ALL
    SELECT m.post_id FROM theme_moved m
     WHERE m.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND m.theme_id = 0
    UNION ALL
    SELECT p.id FROM post p
     WHERE (SELECT max(id) FROM run WHERE kind = 'themes') NOT IN (SELECT run_id FROM theme_model)
       AND NOT EXISTS (SELECT 1 FROM theme_post tp
                        WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND tp.post_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM theme_moved m
                        WHERE m.run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND m.post_id = p.id);

-- counted: 0 for posts that are left out unless somebody asks for them (deleted, removed, by programs, stickied, by moderators,
-- copies: bits 0 to 4 and 22). has_text: with words of their author's own (bit 13).
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
           (p.flags >> 27) & 1 AS uncertain,
           (p.flags >> 4) & 1 AS moderator,
           (p.flags >> 22) & 1 AS copy,
           (p.flags >> 13) & 1 AS has_text,
           p.flags & 4194335 = 0 AS counted,
           EXISTS (SELECT 1 FROM current_theme_post tp WHERE tp.post_id = p.id)
           OR EXISTS (SELECT 1 FROM current_theme_none n WHERE n.post_id = p.id) AS looked_at
    FROM post p
    JOIN post_text x ON x.post_id = p.id
    JOIN thread t ON t.id = p.thread_id
    JOIN forum f ON f.id = p.forum_id
    LEFT JOIN author a ON a.id = p.author_id;

-- Posts that count; the share of those with text that were looked at. Nobody known to have written some is not nobody: NULL.
DROP VIEW v_theme;
CREATE VIEW v_theme AS
    SELECT h.number AS theme,
           h.label AS label,
           count(p.id) AS posts,
           count(DISTINCT p.thread_id) AS threads,
           iif(count(p.id) > 0, nullif(count(DISTINCT p.author_id), 0), 0) AS people,
           total(p.flags >> 13 & 1)
           / max(1, sum(total(p.flags >> 13 & 1)) OVER ()
                    + (SELECT count(*) FROM current_theme_none n JOIN post q ON q.id = n.post_id AND q.flags & 4202527 = 8192)) AS share,
           avg(p.compound) / 10000.0 AS compound,
           h.coherence AS coherence
    FROM current_theme h
    LEFT JOIN current_theme_post tp ON tp.theme_id = h.id
    LEFT JOIN post p ON p.id = tp.post_id AND p.flags & 4194335 = 0
    GROUP BY h.id
    ORDER BY h.number;

DROP VIEW v_thread;
CREATE VIEW v_thread AS
    SELECT t.own_id AS id,
           (SELECT m.name FROM platform m WHERE m.id = t.platform) AS platform,
           f.name AS forum,
           t.title AS title,
           t.url AS url,
           a.name AS author,
           s.created_utc AS created_utc,
           s.score AS score,
           count(p.id) AS posts,
           iif(count(p.id) > 0, nullif(count(DISTINCT p.author_id), 0), 0) AS people,
           avg(p.compound) / 10000.0 AS compound,
           coalesce((SELECT g.missing FROM thread_gap g WHERE g.thread_id = t.id ORDER BY g.source_id DESC LIMIT 1), 0)
               AS missing
    FROM thread t
    JOIN forum f ON f.id = t.forum_id
    LEFT JOIN post s ON s.id = t.id
    LEFT JOIN author a ON a.id = s.author_id
    LEFT JOIN post p ON p.thread_id = t.id
    GROUP BY t.id;
