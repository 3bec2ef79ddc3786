-- The sample that was drawn of ?1 at ?2 with the seed ?3 from the selection ?4: another workspace's copy of it.
SELECT id FROM sample WHERE checked = ?1 AND drawn_utc = ?2 AND seed = ?3 AND selection = ?4
