-- ?1 theme, ?2 how often its posts use which words.
UPDATE theme_words SET counts = ?2 WHERE theme_id = ?1
