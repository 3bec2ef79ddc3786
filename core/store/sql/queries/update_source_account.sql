-- The account after a batch. ?1 id, ?2 read, ?3 stored, ?4 updated, ?5 duplicate, ?6 rejected, ?7 missing,
-- ?8 offset, ?9 line, ?10 repaired, ?11 garbled.
UPDATE source SET state = 'running', read = ?2, stored = ?3, updated = ?4, duplicate = ?5, rejected = ?6, missing = ?7,
    resume_offset = ?8, resume_line = ?9, repaired = ?10, garbled = ?11
WHERE id = ?1
