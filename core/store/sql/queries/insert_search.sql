-- ?1 post, ?2 title or NULL, ?3 text.
INSERT INTO post_search (rowid, title, text) VALUES (?1, ?2, ?3)
