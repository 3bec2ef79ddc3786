-- The text of the post ?1 leaves its language open and says ?2 of it.
INSERT INTO language_votes (post_id, votes) VALUES (?1, ?2) ON CONFLICT (post_id) DO UPDATE SET votes = excluded.votes
