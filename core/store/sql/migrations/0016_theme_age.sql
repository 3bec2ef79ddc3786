-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which run first found a theme that later ones took over: posts that a search has looked at since are known to be of it or not.

ALTER TABLE theme ADD COLUMN since_run INTEGER; -- NULL: its own run
