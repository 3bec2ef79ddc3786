-- The ledger, in order of source and place. ?1 limit, -1 = all.
SELECT r.source_id, s.name, r.line, r.byte_offset, r.reason, r.excerpt, r.member
FROM reject r
JOIN source s ON s.id = r.source_id
ORDER BY r.source_id, r.byte_offset, r.line
LIMIT ?1
