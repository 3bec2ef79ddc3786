-- ?1 run, ?2 post, ?3 theme. A post that an edit has put somewhere stays there.
INSERT OR IGNORE INTO theme_moved (run_id, post_id, theme_id) VALUES (?1, ?2, ?3)
