-- ?1 platform, ?2 name.
INSERT INTO forum (platform, name) VALUES (?1, ?2)
ON CONFLICT (platform, name) DO UPDATE SET name = excluded.name RETURNING id
