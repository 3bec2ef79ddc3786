-- The posts that the run ?1 looked at and left without a theme, and those that joined none since, in order of id.
SELECT post_id, NULL FROM theme_none WHERE run_id = ?1 ORDER BY post_id
