-- ?1 run, ?2 post, ?3 number of the theme, ?4 weight in [0, 1]. A post that has a theme keeps it.
INSERT OR IGNORE INTO theme_post (run_id, post_id, theme_id, weight)
VALUES (?1, ?2, (SELECT id FROM theme WHERE run_id = ?1 AND number = ?3), ?4)
