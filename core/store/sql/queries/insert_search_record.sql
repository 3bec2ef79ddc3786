-- A record of the full-text index, new or in the place of the old one. ?1 its id, ?2 blob.
INSERT OR REPLACE INTO post_search_data (id, block) VALUES (?1, ?2)
