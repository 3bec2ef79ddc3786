-- What holds since a step of the newest run was taken back goes on without that step, which is gone for good.
UPDATE theme_edit SET inverse = 0, carried = 1
WHERE inverse = 1 AND undone = 0 AND run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
