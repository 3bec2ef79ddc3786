-- The edits of the newest run, in order, with the numbers of their themes.
SELECT e.id, e.step, e.kind, e.theme_id, e.into_id, e.text, e.hides, e.carried, e.derived, e.undone, e.made_utc, e.inverse,
       (SELECT count(*) FROM theme_edit_post p WHERE p.edit_id = e.id),
       (SELECT h.number FROM theme h WHERE h.id = e.theme_id), (SELECT h.number FROM theme h WHERE h.id = e.into_id)
FROM theme_edit e
WHERE e.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY e.id
