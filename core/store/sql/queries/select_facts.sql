-- The facts of every post, in order of id: one pass over the table, no body is touched.
SELECT id, thread_id, forum_id, author_id, created_utc, score, flags, length, language, class, compound
FROM post
ORDER BY id
