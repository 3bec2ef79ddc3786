-- How well the newest run knows the words of posts that joined since, each time that some did, the first first: posts, documents
-- that were measured, sum of their shares, documents that speak of something else.
SELECT posts, measured, known, strange FROM theme_batch
WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY batch
