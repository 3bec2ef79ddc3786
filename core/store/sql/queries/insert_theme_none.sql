-- ?1 run, ?2 post.
INSERT OR IGNORE INTO theme_none (run_id, post_id) VALUES (?1, ?2)
