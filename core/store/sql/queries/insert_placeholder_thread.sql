-- A thread known by a reply. ?1 id, ?2 platform, ?3 own id, ?4 forum, ?5 source, ?6 title or NULL.
INSERT INTO thread (id, platform, own_id, forum_id, known, source_id, title) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6)
ON CONFLICT (id) DO NOTHING
