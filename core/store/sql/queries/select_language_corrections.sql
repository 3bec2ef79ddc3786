-- All that a person said of languages.
SELECT scope, target_id, language, changed_utc FROM language_correction ORDER BY scope, target_id
