-- The posts that edits of the run ?1 put into a theme, 0 for none, in order of id.
SELECT post_id, theme_id FROM theme_moved WHERE run_id = ?1 ORDER BY post_id
