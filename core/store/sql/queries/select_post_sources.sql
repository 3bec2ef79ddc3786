-- Every post with the source that brought it.
SELECT id, source_id FROM post ORDER BY id
