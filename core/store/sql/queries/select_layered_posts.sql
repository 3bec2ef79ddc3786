-- Posts with quoted text (flag 2048) or code (4096), by id: id, body, markup, what of them is read already. ?1 the id before, ?2 how many
-- at most, ?3 1: only those of which nothing is read.
SELECT p.id, x.body, x.markup, a.text
FROM post p
JOIN post_text x ON x.post_id = p.id
LEFT JOIN also_read a ON a.post_id = p.id
WHERE p.id > ?1 AND p.flags & 6144 <> 0 AND (?3 = 0 OR a.post_id IS NULL)
ORDER BY p.id LIMIT ?2
