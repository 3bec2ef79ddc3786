-- SPDX-License-Identifier: GPL-3.0-or-later
-- The full-text index is merged by SearchIndex, rarely and in steps: FTS5 itself must not merge all segments at once before that.
INSERT INTO post_search (post_search, rank) VALUES ('crisismerge', 1000);
