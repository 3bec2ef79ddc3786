-- The thread of the post ?1, whether that is a guess, and the thread's own id.
SELECT p.thread_id, EXISTS (SELECT 1 FROM unplaced u WHERE u.post_id = p.id), t.own_id
FROM post p
JOIN thread t ON t.id = p.thread_id
WHERE p.id = ?1
