-- Every pinned quote, newest first.
SELECT id, post_id, begin_byte, end_byte, sha256, note, pinned_utc FROM pinned_quote ORDER BY pinned_utc DESC, id DESC
