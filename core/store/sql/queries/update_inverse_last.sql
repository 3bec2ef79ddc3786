-- Puts what holds since the step ?1 of the newest run was taken back behind all other edits: of several names the last one holds.
UPDATE theme_edit
SET id = id + 1 + (SELECT max(id) FROM theme_edit) - (SELECT min(id) FROM theme_edit WHERE step = ?1 AND inverse = 1)
WHERE step = ?1 AND inverse = 1 AND run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
