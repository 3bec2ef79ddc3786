-- ?1 run, ?2 number of the theme, ?3 rank, ?4 word, ?5 z, ?6 posts here, ?7 posts elsewhere.
INSERT INTO theme_mark (theme_id, rank, word, z, here, elsewhere)
VALUES ((SELECT id FROM theme WHERE run_id = ?1 AND number = ?2), ?3, ?4, ?5, ?6, ?7)
