-- No correction is about the post ?1 any more.
DELETE FROM language_found WHERE post_id = ?1
