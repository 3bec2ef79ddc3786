-- Title and own words of one post, with what else is read, flags and author. ?1 post id.
SELECT CASE WHEN t.id = x.post_id THEN t.title END,
       coalesce(x.text, x.body) || coalesce((SELECT r.text FROM also_read r WHERE r.post_id = x.post_id), ''),
       p.flags, p.author_id
FROM post_text x
JOIN post p ON p.id = x.post_id
JOIN thread t ON t.id = p.thread_id
WHERE x.post_id = ?1
