-- The ledger of the source ?1.
SELECT line, byte_offset, reason, excerpt, member FROM reject WHERE source_id = ?1 ORDER BY rowid
