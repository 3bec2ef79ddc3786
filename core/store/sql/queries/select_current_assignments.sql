-- Post, theme number and weight now, sorted by post; a post that a person moved has weight 1.
SELECT x.post_id, h.number, coalesce(tp.weight, 1.0)
FROM current_theme_post x
JOIN theme h ON h.id = x.theme_id
LEFT JOIN theme_post tp ON tp.run_id = h.run_id AND tp.post_id = x.post_id AND tp.theme_id = x.theme_id
ORDER BY x.post_id
