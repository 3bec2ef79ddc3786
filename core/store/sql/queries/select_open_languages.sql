-- Posts whose text leaves the language open, by id: thread, language as found, votes. ?1 the id before, ?2 how many at most.
SELECT v.post_id, p.thread_id, coalesce(f.language, p.language), v.votes, f.language IS NOT NULL
FROM language_votes v
JOIN post p ON p.id = v.post_id
LEFT JOIN language_found f ON f.post_id = v.post_id
WHERE v.post_id > ?1
ORDER BY v.post_id LIMIT ?2
