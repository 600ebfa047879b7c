-- When the newest record came that is in an alert; last_detected_at is from now on when that very record was detected.
alter table log_source_activity add column last_alert_at timestamptz;
