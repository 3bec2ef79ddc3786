-- Every imported file with its account.
SELECT s.id, s.name, s.path, s.format, s.state, s.problem, s.sha256, s.bytes, s.started_utc, s.finished_utc, s.seconds,
       s.read, s.stored, s.updated, s.duplicate, s.rejected, s.missing, s.threads, s.authors,
       (SELECT count(*) FROM thread t WHERE t.source_id = s.id AND t.known = 0),
       s.charset, s.repaired, s.garbled
FROM source s
ORDER BY s.id
