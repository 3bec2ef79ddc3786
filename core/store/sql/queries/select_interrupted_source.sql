-- An import of the same file that did not end. ?1 name, ?2 bytes, ?3 format, ?4 path.
SELECT id, read, stored, updated, duplicate, rejected, missing, resume_offset, resume_line, started_utc, seconds, repaired, garbled
FROM source
WHERE name = ?1 AND bytes = ?2 AND format = ?3 AND path = ?4 AND state IN ('running', 'cancelled')
ORDER BY id DESC LIMIT 1
