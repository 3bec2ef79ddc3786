-- Posts that wait for their threads.
SELECT u.post_id, p.parent_id, p.thread_id, u.ancestors, t.platform
FROM unplaced u
JOIN post p ON p.id = u.post_id
JOIN thread t ON t.id = p.thread_id
ORDER BY u.post_id
