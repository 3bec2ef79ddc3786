-- ?1 sample, ?2 place, ?3 post, ?4 stratum, ?5 class, ?6 theme.
INSERT INTO sample_post (sample_id, place, post_id, stratum, class, theme_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
