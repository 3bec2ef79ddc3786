-- Every pinned quote.
SELECT post_id, begin_byte, end_byte, sha256, note, pinned_utc FROM pinned_quote ORDER BY id
