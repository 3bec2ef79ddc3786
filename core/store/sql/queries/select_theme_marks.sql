-- What marks the themes of the newest run: theme, word, z, posts here, posts elsewhere; by theme and rank.
SELECT h.number, m.word, m.z, m.here, m.elsewhere
FROM theme_mark m
JOIN theme h ON h.id = m.theme_id
WHERE h.run_id = (SELECT max(id) FROM run WHERE kind = 'themes')
ORDER BY h.number, m.rank
