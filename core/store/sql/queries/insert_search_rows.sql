-- The words of new posts, by id. ?1 rows.
INSERT INTO post_search (rowid, title, text)
SELECT id, title, words
FROM incoming_post(?1)
