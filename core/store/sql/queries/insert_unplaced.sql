-- The post ?1 waits for its thread.
INSERT INTO unplaced (post_id) VALUES (?1) ON CONFLICT DO NOTHING
