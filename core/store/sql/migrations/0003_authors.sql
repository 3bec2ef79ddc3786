-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts without an index of their names. The writer knows every account when it begins, and keeps them apart by itself;
-- nobody looks one up by its exact name. New names fall all over such an index: each batch wrote most of its pages anew,
-- and more of them the larger the workspace was.
DROP INDEX author_identity;
