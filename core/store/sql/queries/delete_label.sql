-- ?1 sample, ?2 place, ?3 coder.
DELETE FROM label WHERE sample_id = ?1 AND place = ?2 AND coder = ?3
