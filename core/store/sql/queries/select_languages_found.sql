-- What the program found for the posts that corrections are about, by post.
SELECT post_id, language FROM language_found ORDER BY post_id
