-- The facts of the posts with ids from ?1 to ?2, in order of id: one pass over the table, no body is touched.
SELECT id, thread_id, forum_id, author_id, created_utc, score, flags, length, language, class, compound
FROM post
WHERE id BETWEEN ?1 AND ?2
ORDER BY id
