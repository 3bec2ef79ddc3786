-- What the program found for the post ?1, where a correction is about it: ?2.
UPDATE language_found SET language = ?2 WHERE post_id = ?1
