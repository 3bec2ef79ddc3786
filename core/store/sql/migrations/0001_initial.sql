-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. A released migration is never edited: see core/store/README.md.

-- Facts about the workspace itself: 'index' and 'tags' are 'complete' or 'partial'.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One imported file.
CREATE TABLE source (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,              -- file name without folder
    path          TEXT NOT NULL,              -- as given at import
    format        TEXT NOT NULL,              -- reader's name
    state         TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'damaged')),
    problem       TEXT,                       -- why it is damaged, in English
    sha256        TEXT,                       -- of the file's own bytes; NULL until it was read to the end
    bytes         INTEGER NOT NULL DEFAULT 0, -- size of the file
    started_utc   INTEGER NOT NULL,
    finished_utc  INTEGER,
    seconds       REAL NOT NULL DEFAULT 0,
    read          INTEGER NOT NULL DEFAULT 0, -- = stored + updated + duplicate + rejected, always
    stored        INTEGER NOT NULL DEFAULT 0,
    updated       INTEGER NOT NULL DEFAULT 0,
    duplicate     INTEGER NOT NULL DEFAULT 0,
    rejected      INTEGER NOT NULL DEFAULT 0,
    missing       INTEGER NOT NULL DEFAULT 0, -- posts the dump says exist but does not hold
    threads       INTEGER NOT NULL DEFAULT 0, -- distinct, among the posts it stored first
    authors       INTEGER NOT NULL DEFAULT 0,
    resume_offset INTEGER NOT NULL DEFAULT 0, -- decompressed bytes whose records are committed
    resume_line   INTEGER NOT NULL DEFAULT 0, -- lines whose records are committed
    options       TEXT NOT NULL DEFAULT '{}'  -- JSON object
) STRICT;

-- A record that could not be read.
CREATE TABLE reject (
    source_id   INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    line        INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    excerpt     TEXT NOT NULL
) STRICT;
CREATE INDEX reject_source ON reject (source_id);

CREATE TABLE forum (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    name     TEXT NOT NULL,
    UNIQUE (platform, name)
) STRICT;

CREATE TABLE author (
    id       INTEGER PRIMARY KEY,
    platform INTEGER NOT NULL,
    name     TEXT NOT NULL,
    UNIQUE (platform, name)
) STRICT;

-- A submission with all its replies; known by its replies alone until the submission is imported.
CREATE TABLE thread (
    id                INTEGER PRIMARY KEY,    -- = post.id of its submission, whether that is here or not
    platform          INTEGER NOT NULL,
    own_id            TEXT NOT NULL,          -- of the submission
    forum_id          INTEGER NOT NULL REFERENCES forum (id),
    known             INTEGER NOT NULL,       -- 1: the submission is here; 0: a placeholder
    title             TEXT,
    url               TEXT,
    flair             TEXT,
    declared_comments INTEGER,                -- what the dump says; trust the content
    source_id         INTEGER NOT NULL REFERENCES source (id)
) STRICT;
CREATE INDEX thread_placeholder ON thread (source_id) WHERE known = 0;

-- The facts of a post that filters and charts need. Narrow on purpose: loaded whole at open.
CREATE TABLE post (
    id            INTEGER PRIMARY KEY,        -- from (platform, kind, own id)
    thread_id     INTEGER NOT NULL,
    parent_id     INTEGER,                    -- post answered, here or not; NULL for submissions and where not told
    forum_id      INTEGER NOT NULL,
    author_id     INTEGER,                    -- NULL: gone or not told
    source_id     INTEGER NOT NULL,           -- the first source that held it
    created_utc   INTEGER,                    -- seconds since 1970
    retrieved_utc INTEGER,                    -- when score and state were read
    score         INTEGER,                    -- NULL: not told
    flags         INTEGER NOT NULL,           -- bits, see core/base/post.h
    length        INTEGER NOT NULL,           -- bytes of the author's own words
    language      INTEGER NOT NULL DEFAULT 0, -- two ASCII letters in 16 bits; 0 = und
    class         INTEGER NOT NULL DEFAULT 0, -- 0 none, 1 negative, 2 neutral, 3 positive
    compound      INTEGER,                    -- ten-thousandths in [-10000, 10000]; NULL: not scored
    negative      INTEGER,                    -- thousandths
    neutral       INTEGER,
    positive      INTEGER
) STRICT;
CREATE INDEX post_thread ON post (thread_id);

-- What a post says. Read only for posts on screen, in a quote or under analysis.
CREATE TABLE post_text (
    post_id       INTEGER PRIMARY KEY,
    own_id        TEXT NOT NULL,
    parent_own_id TEXT,                       -- when the post answered is not the submission
    body          TEXT NOT NULL,              -- as written, after UTF-8 repair
    text          TEXT,                       -- the author's own words; NULL: the same as body
    permalink     TEXT                        -- NULL: built from the ids
) STRICT;

-- Earlier readings of a post that a newer dump replaced: real vote trends.
CREATE TABLE post_history (
    post_id       INTEGER NOT NULL,
    retrieved_utc INTEGER,
    score         INTEGER,
    flags         INTEGER NOT NULL,
    declared_comments INTEGER,
    source_id     INTEGER NOT NULL            -- the source that brought the newer reading
) STRICT;
CREATE INDEX post_history_post ON post_history (post_id);

CREATE VIEW v_searchable AS
    SELECT x.post_id AS id,
           CASE WHEN t.id = x.post_id THEN t.title END AS title,
           coalesce(x.text, x.body) AS text
    FROM post_text x
    JOIN post p ON p.id = x.post_id
    JOIN thread t ON t.id = p.thread_id;

CREATE VIRTUAL TABLE post_search USING fts5 (
    title, text,
    content = 'v_searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- Few large merges instead of many small ones: an import writes whole segments of a large batch each, and 64 of a level are
-- merged at once. Measured on 320,000 comments: 5.0 s of processor time against 9.8 s with the defaults.
INSERT INTO post_search (post_search, rank) VALUES ('automerge', 0);
INSERT INTO post_search (post_search, rank) VALUES ('crisismerge', 64);
INSERT INTO post_search (post_search, rank) VALUES ('hashsize', 4194304);

-- One analysis with everything needed to repeat it.
CREATE TABLE run (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,               -- 'tags', 'themes', 'report'
    started_utc  INTEGER NOT NULL,
    parameters   TEXT NOT NULL,               -- JSON object
    seed         INTEGER NOT NULL,
    selection    TEXT NOT NULL,               -- JSON object, as analysis::Filter writes it
    posts        INTEGER NOT NULL,            -- posts it ran over
    lexicon_hash TEXT,                        -- SHA-256
    version      TEXT NOT NULL                -- of the program
) STRICT;

CREATE TABLE theme (
    id         INTEGER PRIMARY KEY,
    run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,              -- 0, 1, 2 ... by size within the run
    label      TEXT NOT NULL,                 -- as the run named it
    alternates TEXT NOT NULL,                 -- JSON array of strings
    phrases    TEXT NOT NULL,                 -- JSON array of strings, best first
    terms      TEXT NOT NULL,                 -- JSON array of [term, weight], best first
    coherence  REAL NOT NULL,                 -- mean NPMI in [-1, 1]
    UNIQUE (run_id, number)
) STRICT;

CREATE TABLE theme_post (
    run_id   INTEGER NOT NULL,
    post_id  INTEGER NOT NULL,
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    weight   REAL NOT NULL,
    PRIMARY KEY (run_id, post_id)
) STRICT, WITHOUT ROWID;

-- What a person called a theme; wins over the run's label.
CREATE TABLE theme_name (
    theme_id    INTEGER PRIMARY KEY REFERENCES theme (id) ON DELETE CASCADE,
    label       TEXT NOT NULL,
    changed_utc INTEGER NOT NULL
) STRICT;

-- Quotes a person keeps. Offsets are bytes into post_text.body.
CREATE TABLE pinned_quote (
    id          INTEGER PRIMARY KEY,
    post_id     INTEGER NOT NULL,
    begin_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    sha256      TEXT NOT NULL,                -- of the bytes, to notice a changed body
    note        TEXT NOT NULL DEFAULT '',
    pinned_utc  INTEGER NOT NULL,
    UNIQUE (post_id, begin_byte, end_byte)
) STRICT;

-- The quotes of a report run.
CREATE TABLE quote (
    run_id     INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    rank       INTEGER NOT NULL,
    theme_id   INTEGER,
    post_id    INTEGER NOT NULL,
    begin_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    PRIMARY KEY (run_id, rank)
) STRICT, WITHOUT ROWID;

-- Views for people with stock sqlite3, R, pandas or Datasette. Columns are added, never renamed.
-- "theme" is the number within the newest run of kind 'themes'.
CREATE VIEW v_post AS
    SELECT x.own_id AS id,
           CASE t.platform WHEN 1 THEN 'reddit' ELSE 'unknown' END AS platform,
           CASE WHEN p.id = p.thread_id THEN 'submission' ELSE 'comment' END AS kind,
           f.name AS forum,
           t.own_id AS thread,
           CASE WHEN p.id = p.thread_id OR p.parent_id IS NULL THEN NULL
                ELSE coalesce(x.parent_own_id, t.own_id) END AS parent,
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
           CASE t.platform WHEN 1 THEN 'reddit' ELSE 'unknown' END AS platform,
           f.name AS forum,
           t.title AS title,
           t.url AS url,
           a.name AS author,
           s.created_utc AS created_utc,
           s.score AS score,
           count(p.id) AS posts,
           count(DISTINCT p.author_id) AS people,
           avg(p.compound) / 10000.0 AS compound
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
