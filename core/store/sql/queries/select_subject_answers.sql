-- Submissions that answer by their subject, and replies whose thread is not here; the oldest first.
SELECT s.post_id, s.key, p.created_utc
FROM subject s
JOIN post p ON p.id = s.post_id
WHERE s.answers = 1 AND p.created_utc IS NOT NULL
ORDER BY p.created_utc, s.post_id
