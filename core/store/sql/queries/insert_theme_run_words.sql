-- ?1 run, ?2 words of its terms, ?3 how often all posts use them.
INSERT INTO theme_run_words (run_id, words, counts) VALUES (?1, ?2, ?3)
