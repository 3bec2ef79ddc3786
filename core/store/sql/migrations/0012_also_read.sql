-- SPDX-License-Identifier: GPL-3.0-or-later
-- What of a post is read besides its author's own words, where a person said so: quoted text, code.
CREATE TABLE also_read (
    post_id   INTEGER PRIMARY KEY,
    text      TEXT NOT NULL,                  -- goes behind the own words, with the blank line between them
    gave_text INTEGER NOT NULL                -- 1: without it the post has no words
) STRICT;

-- With a new body it is read anew.
CREATE TRIGGER also_read_of_old_body AFTER UPDATE OF body ON post_text
BEGIN
    DELETE FROM also_read WHERE post_id = NEW.post_id;
END;
