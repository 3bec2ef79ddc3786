-- How well the newest run knows the words of posts that joined since: posts, documents that were measured, sum of their shares.
SELECT posts, measured, known FROM theme_drift WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
