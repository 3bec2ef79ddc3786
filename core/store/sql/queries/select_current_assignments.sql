-- Post, theme number and weight of the newest run, sorted by post.
SELECT tp.post_id, h.number, tp.weight
FROM theme_post tp
JOIN theme h ON h.id = tp.theme_id
WHERE tp.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY tp.post_id
