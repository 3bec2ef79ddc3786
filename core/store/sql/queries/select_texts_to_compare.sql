-- Posts with words of their author's own that stand, by id: author, time, title of a submission, own words.
-- 3: deleted or removed; 8192: has text.
SELECT p.id, p.author_id, p.created_utc, t.title, coalesce(x.text, x.body)
FROM post p
JOIN post_text x ON x.post_id = p.id
LEFT JOIN thread t ON t.id = p.id
WHERE p.flags & 3 = 0 AND p.flags & 8192
ORDER BY p.id
