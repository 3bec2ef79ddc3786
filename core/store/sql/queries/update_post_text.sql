-- ?1 post, ?2 body, ?3 text or NULL, ?4 markup.
UPDATE post_text SET body = ?2, text = ?3, markup = ?4 WHERE post_id = ?1
