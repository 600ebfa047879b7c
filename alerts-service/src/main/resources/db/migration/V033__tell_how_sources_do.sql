-- Which log source an alert came from: for how precise its alerts are. No foreign key: every new alert would lock its source's row.
alter table security_alerts add column log_source_id uuid;
create index ix_security_alerts_log_source on security_alerts (tenant_id, log_source_id, resolved_at)
    where status = 'resolved' and log_source_id is not null;

-- How bad were the alerts that the records opened.
alter table log_source_activity
    add column critical      bigint not null default 0,
    add column high          bigint not null default 0,
    add column medium        bigint not null default 0,
    add column low           bigint not null default 0,
    add column informational bigint not null default 0;

-- Those that are silent are few, and counted again and again.
create index ix_log_sources_silent on log_sources (silent_since) where silent_since is not null;
create index ix_log_collectors_silent on log_collectors (silent_since) where silent_since is not null;
