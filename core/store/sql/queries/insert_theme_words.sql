-- ?1 run, ?2 number of the theme, ?3 how often its posts use which words.
INSERT INTO theme_words (theme_id, counts) VALUES ((SELECT id FROM theme WHERE run_id = ?1 AND number = ?2), ?3)
