-- What the texts that leave their language open say of it, by post.
SELECT post_id, votes FROM language_votes ORDER BY post_id
