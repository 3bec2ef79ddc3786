-- Posts with what they say, by id: flags, language as the program found it, whether the text leaves it open, whether a person said
-- otherwise, what stands, title (none: a comment's, or one that repeats the one that it answers), own words and what else is read, author. ?1 the id before, ?2 how many at most.
SELECT p.id, p.flags, coalesce(f.language, p.language), v.votes IS NOT NULL, f.language IS NOT NULL, p.language,
       CASE WHEN t.id = p.id AND NOT EXISTS (SELECT 1 FROM subject s WHERE s.post_id = p.id AND s.answers <> 0) THEN t.title END,
       coalesce(x.text, x.body) || coalesce((SELECT r.text FROM also_read r WHERE r.post_id = x.post_id), ''), p.author_id
FROM post p
JOIN post_text x ON x.post_id = p.id
JOIN thread t ON t.id = p.thread_id
LEFT JOIN language_found f ON f.post_id = p.id
LEFT JOIN language_votes v ON v.post_id = p.id
WHERE p.id > ?1
ORDER BY p.id LIMIT ?2
