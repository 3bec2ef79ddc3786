-- Takes the step ?1 of the newest run back (?2 = 1) or does it again (0).
UPDATE theme_edit SET undone = iif(inverse, 1 - ?2, ?2)
WHERE step = ?1 AND carried = 0 AND run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
