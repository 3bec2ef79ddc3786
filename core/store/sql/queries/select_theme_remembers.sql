-- Whether the run ?1 kept which posts it looked at: older versions did not.
SELECT EXISTS (SELECT 1 FROM theme_model WHERE run_id = ?1)
