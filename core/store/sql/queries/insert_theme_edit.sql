-- ?1 step, ?2 kind, ?3 theme, ?4 into, ?5 text, ?6 hides, ?7 carried, ?8 derived, ?9 when, ?10 inverse: does not hold yet.
INSERT INTO theme_edit (step, run_id, kind, theme_id, into_id, text, hides, carried, derived, made_utc, inverse, undone)
VALUES (?1, (SELECT max(id) FROM run WHERE kind = 'themes'), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) RETURNING id
