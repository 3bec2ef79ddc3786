-- What is searched of one post. ?1 post id.
SELECT title, text FROM v_searchable WHERE id = ?1
