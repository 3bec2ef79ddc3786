-- ?1 theme, ?2 how often its posts use which words.
INSERT INTO theme_words (theme_id, counts) VALUES (?1, ?2)
