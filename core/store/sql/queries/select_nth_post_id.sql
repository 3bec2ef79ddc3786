-- The id of the post that has ?1 posts before it.
SELECT id
FROM post
ORDER BY id
LIMIT 1 OFFSET ?1
