-- Takes a post out of the index; the words must be those that were put in. ?1 post, ?2 title or NULL, ?3 text.
INSERT INTO post_search (post_search, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)
