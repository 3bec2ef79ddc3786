-- SPDX-License-Identifier: GPL-3.0-or-later
-- A split that a later run took over can be taken back: its step holds what then makes its parts one again.

ALTER TABLE theme_edit ADD COLUMN inverse INTEGER NOT NULL DEFAULT 0; -- 1: holds while the rest of its step is taken back
