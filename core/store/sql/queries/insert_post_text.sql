-- ?1 post, ?2 own id, ?3 own id of the parent or NULL, ?4 body, ?5 text or NULL, ?6 permalink or NULL, ?7 markup.
INSERT INTO post_text (post_id, own_id, parent_own_id, body, text, permalink, markup) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
