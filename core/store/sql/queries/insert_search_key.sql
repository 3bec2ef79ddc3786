-- Where the terms from one on are in a segment. ?1 segment, ?2 term as a blob, ?3 page.
INSERT INTO post_search_idx (segid, term, pgno) VALUES (?1, ?2, ?3)
