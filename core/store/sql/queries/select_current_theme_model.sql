-- What the newest run learned, and its number.
SELECT run_id, learned FROM theme_model WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
