-- Posts with that own id, and what tells them apart: forum, own id of the thread, whether it is the submission. ?1 own id.
SELECT x.post_id, f.name, t.own_id, p.id = p.thread_id
FROM post_text x
JOIN post p ON p.id = x.post_id
JOIN thread t ON t.id = p.thread_id
JOIN forum f ON f.id = p.forum_id
WHERE x.own_id = ?1
ORDER BY x.post_id
