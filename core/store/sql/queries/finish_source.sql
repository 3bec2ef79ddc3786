-- ?1 id, ?2 state, ?3 problem or NULL, ?4 hash or NULL, ?5 finished, ?6 seconds, ?7 threads, ?8 authors, ?9 charset or NULL.
UPDATE source SET state = ?2, problem = ?3, sha256 = ?4, finished_utc = ?5, seconds = ?6, threads = ?7, authors = ?8,
    charset = ?9
WHERE id = ?1
