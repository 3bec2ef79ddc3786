-- ?1 post, ?2 begin, ?3 end.
DELETE FROM pinned_quote WHERE post_id = ?1 AND begin_byte = ?2 AND end_byte = ?3
