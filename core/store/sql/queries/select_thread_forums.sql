-- Every thread, placeholders among them, with its forum, in order of id.
SELECT id, forum_id
FROM thread
ORDER BY id
