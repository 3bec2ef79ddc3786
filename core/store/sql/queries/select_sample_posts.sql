-- The posts of the sample ?1, by place.
SELECT post_id, stratum, class, theme_id FROM sample_post WHERE sample_id = ?1 ORDER BY place
