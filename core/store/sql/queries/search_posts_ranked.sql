-- Posts that match, with relevance (greater is better). ?1 FTS5 query.
SELECT rowid, -bm25(post_search, 2.0, 1.0) AS relevance FROM post_search WHERE post_search MATCH ?1
