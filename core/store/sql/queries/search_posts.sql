-- Posts that match. ?1 FTS5 query.
SELECT rowid FROM post_search WHERE post_search MATCH ?1
