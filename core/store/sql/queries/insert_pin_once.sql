-- A pinned quote, unless it is here. ?1 post, ?2 begin, ?3 end, ?4 hash, ?5 note, ?6 when.
INSERT INTO pinned_quote (post_id, begin_byte, end_byte, sha256, note, pinned_utc) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (post_id, begin_byte, end_byte) DO NOTHING
