-- The posts that the run ?1 of themes, or where it is NULL the newest, has looked at, by id.
SELECT post_id FROM theme_post WHERE run_id = coalesce(?1, (SELECT max(id) FROM run WHERE kind = 'themes'))
UNION
SELECT post_id FROM theme_none WHERE run_id = coalesce(?1, (SELECT max(id) FROM run WHERE kind = 'themes'))
ORDER BY post_id
