-- ?1 post, ?2 what is read besides its own words. 8192: has words.
INSERT INTO also_read (post_id, text, gave_text) SELECT ?1, ?2, flags & 8192 = 0 FROM post WHERE id = ?1
