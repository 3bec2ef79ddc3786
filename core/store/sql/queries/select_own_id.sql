-- The platform's own id of the post ?1.
SELECT own_id
FROM post_text
WHERE post_id = ?1
