-- SPDX-License-Identifier: GPL-3.0-or-later
-- How coherent a theme is that others were merged into is not known: it was measured of each part by the best words of that.

DROP VIEW v_theme;
CREATE VIEW v_theme AS
    SELECT h.number AS theme,
           h.label AS label,
           count(p.id) AS posts,
           count(DISTINCT p.thread_id) AS threads,
           iif(count(p.id) > 0, nullif(count(DISTINCT p.author_id), 0), 0) AS people,
           total(p.flags >> 13 & 1)
           / max(1, sum(total(p.flags >> 13 & 1)) OVER ()
                    + (SELECT count(*) FROM current_theme_none n JOIN post q ON q.id = n.post_id AND q.flags & 4202527 = 8192)) AS share,
           avg(p.compound) / 10000.0 AS compound,
           iif(h.id IN (SELECT root_id FROM theme_merged), NULL, h.coherence) AS coherence
    FROM current_theme h
    LEFT JOIN current_theme_post tp ON tp.theme_id = h.id
    LEFT JOIN post p ON p.id = tp.post_id AND p.flags & 4194335 = 0
    GROUP BY h.id
    ORDER BY h.number;
