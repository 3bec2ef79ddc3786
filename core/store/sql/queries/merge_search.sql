-- Merges segments of the full-text index, and has FTS5 read anew which there are. ?1 pages to write about.
INSERT INTO post_search (post_search, rank) VALUES ('merge', ?1)
