-- ?1 post.
DELETE FROM also_read WHERE post_id = ?1
