-- The replies of the thread ?1, the posts they answer and whether these are here.
SELECT c.id, c.parent_id, EXISTS (SELECT 1 FROM post p WHERE p.id = c.parent_id)
FROM post c
WHERE c.thread_id = ?1 AND c.parent_id IS NOT NULL
