-- ?1 id, ?2 platform, ?3 name.
INSERT INTO author (id, platform, name) VALUES (?1, ?2, ?3)
