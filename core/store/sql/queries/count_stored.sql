-- How many posts were stored, by the sources' accounts: as good as count(*) on post, without reading it.
SELECT coalesce(sum(stored), 0)
FROM source
