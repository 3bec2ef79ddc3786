-- ?1 edit, ?2 post, ?3 theme or 0.
INSERT OR REPLACE INTO theme_edit_post (edit_id, post_id, theme_id) VALUES (?1, ?2, ?3)
