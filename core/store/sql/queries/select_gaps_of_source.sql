-- What the source ?1 lacks, by thread.
SELECT thread_id, missing FROM thread_gap WHERE source_id = ?1 ORDER BY thread_id
