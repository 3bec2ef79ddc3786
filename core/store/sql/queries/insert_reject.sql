-- ?1 source, ?2 line, ?3 offset, ?4 reason, ?5 excerpt.
INSERT INTO reject (source_id, line, byte_offset, reason, excerpt) VALUES (?1, ?2, ?3, ?4, ?5)
