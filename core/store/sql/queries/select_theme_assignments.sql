-- The posts that the run ?1 gave a theme, in order of id. No join: the caller knows the run's few themes.
SELECT post_id, theme_id
FROM theme_post
WHERE run_id = ?1
ORDER BY post_id
