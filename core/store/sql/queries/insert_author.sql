-- ?1 id, ?2 platform, ?3 name, ?4 own id or NULL.
INSERT INTO author (id, platform, name, own_id) VALUES (?1, ?2, ?3, ?4)
