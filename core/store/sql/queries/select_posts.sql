-- One post with its text. ?1 post id.
SELECT p.id, p.thread_id, p.parent_id, p.forum_id, p.author_id, f.name, a.name, x.own_id,
       CASE WHEN p.id = p.thread_id THEN t.title END,
       CASE WHEN p.id = p.thread_id THEN t.url END,
       x.body, coalesce(x.text, x.body),
       CASE WHEN x.permalink IS NOT NULL THEN x.permalink
            WHEN t.platform = 1 AND p.id = p.thread_id
            THEN 'https://www.reddit.com/' || iif(f.name = '', '', 'r/' || f.name || '/') || 'comments/' || t.own_id || '/'
            WHEN t.platform = 1
            THEN 'https://www.reddit.com/' || iif(f.name = '', '', 'r/' || f.name || '/') || 'comments/' || t.own_id || '/_/' || x.own_id || '/'
       END,
       p.created_utc, p.retrieved_utc, p.score, p.flags, p.language, p.class, p.negative, p.neutral, p.positive,
       p.compound, x.markup, p.confidence,
       (SELECT r.text FROM also_read r WHERE r.post_id = x.post_id)
FROM post p
JOIN post_text x ON x.post_id = p.id
JOIN thread t ON t.id = p.thread_id
JOIN forum f ON f.id = p.forum_id
LEFT JOIN author a ON a.id = p.author_id
WHERE p.id = ?1
