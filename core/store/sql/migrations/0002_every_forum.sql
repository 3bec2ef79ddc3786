-- SPDX-License-Identifier: GPL-3.0-or-later
-- Posts of every platform: accounts with ids, threads found through the posts answered, gaps by thread, markup by post.

DROP VIEW v_theme;
DROP VIEW v_thread;
DROP VIEW v_post;

-- The numbers of core/base/post.h.
CREATE TABLE platform (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
INSERT INTO platform (id, name) VALUES
    (0, 'unknown'), (1, 'reddit'), (2, 'hackernews'), (3, 'discourse'), (4, 'stackexchange'), (5, 'mailinglist'),
    (6, 'lemmy'), (7, '4chan'), (8, 'mastodon'), (9, 'telegram'), (10, 'discord'), (11, 'slack'), (12, 'youtube'),
    (13, 'table'), (14, 'convokit');

-- An account is known by its own id where its platform gives one: names change and are shared.
CREATE TABLE account (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    name     TEXT NOT NULL,                   -- as shown
    own_id   TEXT                             -- NULL: the name is the identity
) STRICT;
INSERT INTO account (id, platform, name) SELECT id, platform, name FROM author;
DROP TABLE author;
ALTER TABLE account RENAME TO author;
CREATE UNIQUE INDEX author_identity ON author (platform, coalesce(own_id, name));

-- Replies that name the post they answer and no thread, as long as that post is not here: their thread_id is a placeholder
-- with the missing post's id.
CREATE TABLE unplaced (
    post_id INTEGER PRIMARY KEY
) STRICT;

-- Posts that a source knows of in a thread and does not hold. The latest source's word counts.
CREATE TABLE thread_gap (
    thread_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    missing   INTEGER NOT NULL,
    PRIMARY KEY (thread_id, source_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE post_text ADD COLUMN markup INTEGER NOT NULL DEFAULT 2; -- text::Markup of the body
ALTER TABLE source ADD COLUMN charset TEXT;                         -- of the content, where it is text
ALTER TABLE source ADD COLUMN repaired INTEGER NOT NULL DEFAULT 0;  -- posts in which U+FFFD stands for bytes that are no text
ALTER TABLE source ADD COLUMN garbled INTEGER NOT NULL DEFAULT 0;   -- posts that were decoded wrongly before they were saved
ALTER TABLE reject ADD COLUMN member TEXT;                          -- file within a folder or an archive

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
           END AS permalink
    FROM post p
    JOIN post_text x ON x.post_id = p.id
    JOIN thread t ON t.id = p.thread_id
    JOIN forum f ON f.id = p.forum_id
    LEFT JOIN author a ON a.id = p.author_id;

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
           count(DISTINCT p.author_id) AS people,
           avg(p.compound) / 10000.0 AS compound,
           coalesce((SELECT g.missing FROM thread_gap g WHERE g.thread_id = t.id ORDER BY g.source_id DESC LIMIT 1), 0)
               AS missing
    FROM thread t
    JOIN forum f ON f.id = t.forum_id
    LEFT JOIN post s ON s.id = t.id
    LEFT JOIN author a ON a.id = s.author_id
    LEFT JOIN post p ON p.thread_id = t.id
    GROUP BY t.id;

CREATE VIEW v_theme AS
    SELECT h.number AS theme,
           coalesce(n.label, h.label) AS label,
           count(tp.post_id) AS posts,
           count(DISTINCT p.thread_id) AS threads,
           count(DISTINCT p.author_id) AS people,
           count(tp.post_id) * 1.0 / r.posts AS share,
           avg(p.compound) / 10000.0 AS compound,
           h.coherence AS coherence
    FROM theme h
    JOIN run r ON r.id = h.run_id
    LEFT JOIN theme_name n ON n.theme_id = h.id
    LEFT JOIN theme_post tp ON tp.run_id = h.run_id AND tp.theme_id = h.id
    LEFT JOIN post p ON p.id = tp.post_id
    WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
    GROUP BY h.id
    ORDER BY h.number;
