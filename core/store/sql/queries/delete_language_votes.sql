-- The text of the post ?1 tells its language.
DELETE FROM language_votes WHERE post_id = ?1
