-- A stretch around the match. ?1 FTS5 query, ?2 post id.
SELECT snippet(post_search, -1, char(2), char(3), '…', 24) FROM post_search WHERE post_search MATCH ?1 AND rowid = ?2
