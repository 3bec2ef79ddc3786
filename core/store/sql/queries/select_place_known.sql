-- The thread of the post ?1, and whether its submission is here.
SELECT p.thread_id, t.known
FROM post p
JOIN thread t ON t.id = p.thread_id
WHERE p.id = ?1
