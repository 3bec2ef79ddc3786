-- ?1 sample, ?2 place, ?3 coder, ?4 answer, ?5 when. One that is there stays.
INSERT OR IGNORE INTO label (sample_id, place, coder, answer, labelled_utc) VALUES (?1, ?2, ?3, ?4, ?5)
