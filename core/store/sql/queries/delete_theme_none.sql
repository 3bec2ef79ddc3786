-- That the run ?1 left the post ?2 without a theme.
DELETE FROM theme_none WHERE run_id = ?1 AND post_id = ?2
