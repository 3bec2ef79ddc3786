-- Whether ?1 is a theme of the newest run that is there now.
SELECT 1 FROM current_theme WHERE id = ?1
