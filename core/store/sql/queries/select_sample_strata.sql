-- The strata of the sample ?1, by number.
SELECT class, theme, posts FROM sample_stratum WHERE sample_id = ?1 ORDER BY number
