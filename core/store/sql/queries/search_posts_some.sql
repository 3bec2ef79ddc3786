-- The first posts that match, by id. ?1 FTS5 query, ?2 how many.
SELECT rowid FROM post_search WHERE post_search MATCH ?1 ORDER BY rowid LIMIT ?2
