-- ?1 rows.
INSERT INTO author (id, platform, name, own_id)
SELECT id, platform, name, own_id
FROM incoming_author(?1)
