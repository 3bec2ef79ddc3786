-- SPDX-License-Identifier: GPL-3.0-or-later
-- Posts that say something else since the newest run of themes, or a later joining, looked at them: until they join anew they are
-- where their old words put them, and these are what was counted.
CREATE TABLE theme_changed (
    run_id  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    post_id INTEGER NOT NULL,
    text    TEXT NOT NULL,                    -- title and own words as they were, with what else was read
    PRIMARY KEY (run_id, post_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW theme_seen AS
    SELECT run_id, post_id FROM theme_post WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
    UNION ALL
    SELECT run_id, post_id FROM theme_none WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes');

CREATE TRIGGER theme_of_old_body BEFORE UPDATE OF body ON post_text WHEN NEW.body <> OLD.body
BEGIN
    INSERT OR IGNORE INTO theme_changed (run_id, post_id, text)
    SELECT s.run_id, s.post_id,
           coalesce((SELECT t.title FROM thread t WHERE t.id = s.post_id), '') || char(10, 10) || coalesce(OLD.text, OLD.body)
           || coalesce((SELECT r.text FROM also_read r WHERE r.post_id = s.post_id), '')
    FROM theme_seen s WHERE s.post_id = OLD.post_id;
END;

CREATE TRIGGER theme_of_old_title BEFORE UPDATE OF title ON thread WHEN NEW.title IS NOT OLD.title
BEGIN
    INSERT OR IGNORE INTO theme_changed (run_id, post_id, text)
    SELECT s.run_id, s.post_id,
           coalesce(OLD.title, '') || char(10, 10)
           || (SELECT coalesce(x.text, x.body) FROM post_text x WHERE x.post_id = s.post_id)
           || coalesce((SELECT r.text FROM also_read r WHERE r.post_id = s.post_id), '')
    FROM theme_seen s WHERE s.post_id = OLD.id;
END;
