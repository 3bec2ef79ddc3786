-- Whether the newest run of themes, or what has placed posts since, has looked at the post ?1.
SELECT EXISTS (SELECT 1 FROM theme_post WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND post_id = ?1)
    OR EXISTS (SELECT 1 FROM theme_none WHERE run_id = (SELECT max(id) FROM run WHERE kind = 'themes') AND post_id = ?1)
