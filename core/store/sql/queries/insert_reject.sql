-- ?1 source, ?2 line, ?3 offset, ?4 reason, ?5 excerpt, ?6 member or NULL.
INSERT INTO reject (source_id, line, byte_offset, reason, excerpt, member) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
