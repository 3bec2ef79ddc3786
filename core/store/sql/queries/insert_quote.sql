-- ?1 run, ?2 rank, ?3 theme or NULL, ?4 post, ?5 begin, ?6 end, ?7 hash.
INSERT INTO quote (run_id, rank, theme_id, post_id, begin_byte, end_byte, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
