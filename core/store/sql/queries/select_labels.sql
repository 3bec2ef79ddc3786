-- The answers about the sample ?1, by coder and place.
SELECT place, coder, answer, labelled_utc FROM label WHERE sample_id = ?1 ORDER BY coder, place
