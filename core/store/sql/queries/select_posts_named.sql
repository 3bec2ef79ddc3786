-- Posts with that own id. ?1 own id.
SELECT post_id FROM post_text WHERE own_id = ?1 ORDER BY post_id
