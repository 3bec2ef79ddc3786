-- The post ?1 waits for its thread; ?2 posts further up than the one it answers, or NULL.
INSERT INTO unplaced (post_id, ancestors) VALUES (?1, ?2) ON CONFLICT DO NOTHING
