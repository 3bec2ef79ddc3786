-- What a post says that is its author's own: title, unless it repeats the one that it answers, words and what else is read, language,
-- flags, author. ?1 post.
SELECT CASE WHEN t.id = x.post_id AND NOT EXISTS (SELECT 1 FROM subject s WHERE s.post_id = x.post_id AND s.answers <> 0) THEN t.title END,
       coalesce(x.text, x.body) || coalesce((SELECT r.text FROM also_read r WHERE r.post_id = x.post_id), ''), p.language, p.flags, p.author_id
FROM post_text x
JOIN post p ON p.id = x.post_id
JOIN thread t ON t.id = p.thread_id
WHERE x.post_id = ?1
