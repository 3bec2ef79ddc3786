-- ?1 post, ?2 body, ?3 text or NULL.
UPDATE post_text SET body = ?2, text = ?3 WHERE post_id = ?1
