-- How many tokens posts have, for their relevance. ?1 rows.
INSERT OR REPLACE INTO post_search_docsize (id, sz) SELECT id, sizes FROM indexed_post(?1)
