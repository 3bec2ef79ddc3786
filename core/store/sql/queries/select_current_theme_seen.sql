-- The posts that the newest run has looked at, by id.
SELECT post_id FROM theme_post WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
UNION
SELECT post_id FROM theme_none WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY post_id
