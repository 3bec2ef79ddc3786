-- The words of the newest run's terms, and how often all its posts use them.
SELECT words, counts FROM theme_run_words WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
