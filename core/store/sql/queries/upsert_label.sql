-- ?1 sample, ?2 place, ?3 coder, ?4 answer, ?5 when.
INSERT INTO label (sample_id, place, coder, answer, labelled_utc) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (sample_id, coder, place) DO UPDATE SET answer = excluded.answer, labelled_utc = excluded.labelled_utc
