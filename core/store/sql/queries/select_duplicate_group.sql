-- The posts that say the same as the post ?1, the original first, without it.
WITH original (id) AS (SELECT coalesce((SELECT d.original_id FROM duplicate d WHERE d.post_id = ?1), ?1))
SELECT id FROM original WHERE id <> ?1
UNION ALL
SELECT d.post_id FROM duplicate d JOIN original o ON d.original_id = o.id WHERE d.post_id <> ?1
