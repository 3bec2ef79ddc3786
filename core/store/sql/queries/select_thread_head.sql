-- What a list shows of a thread. ?1 thread id. The last column but one is the text that names a thread without a title: of its
-- submission, or else of its best comment.
SELECT t.id, t.own_id, t.title, t.known, f.name, a.name, t.url, t.flair, t.declared_comments, t.platform,
       CASE WHEN t.title IS NULL THEN
           (SELECT coalesce(x.text, x.body) FROM post p JOIN post_text x ON x.post_id = p.id
             WHERE p.thread_id = t.id AND p.flags & 3 = 0
             ORDER BY p.id <> p.thread_id OR coalesce(x.text, x.body) = '', p.score IS NULL, p.score DESC, p.id LIMIT 1)
       END,
       x.permalink
FROM thread t
JOIN forum f ON f.id = t.forum_id
LEFT JOIN post s ON s.id = t.id
LEFT JOIN post_text x ON x.post_id = t.id
LEFT JOIN author a ON a.id = s.author_id
WHERE t.id = ?1
