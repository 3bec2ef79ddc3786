-- ?1 name, ?2 path, ?3 format, ?4 bytes, ?5 started, ?6 options.
INSERT INTO source (name, path, format, state, bytes, started_utc, options)
VALUES (?1, ?2, ?3, 'running', ?4, ?5, ?6) RETURNING id
