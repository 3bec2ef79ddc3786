-- ?1 sample, ?2 number, ?3 class, ?4 theme, ?5 posts.
INSERT INTO sample_stratum (sample_id, number, class, theme, posts) VALUES (?1, ?2, ?3, ?4, ?5)
