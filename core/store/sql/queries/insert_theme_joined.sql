-- ?1 run, ?2 post, ?3 theme, ?4 weight in [0, 1]. A post that has a theme keeps it.
INSERT OR IGNORE INTO theme_post (run_id, post_id, theme_id, weight) VALUES (?1, ?2, ?3, ?4)
