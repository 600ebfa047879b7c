-- A source of alerts and a source of logs are one thing: what the tenant knows of it, and how ingest reads and treats its records.
alter table alert_sources rename to log_sources;
alter table log_sources rename constraint pk_alert_sources to pk_log_sources;
alter table log_sources rename constraint uq_alert_sources_system to uq_log_sources_system;
alter table log_sources rename constraint ck_alert_sources_refire to ck_log_sources_refire;
alter table log_sources rename constraint ck_alert_sources_severity to ck_log_sources_severity;
alter table log_sources
    add column created_by           text,
    add column name                 text,
    add column type                 text,
    add column vendor               text,
    add column product              text,
    add column environment          text,
    add column description          text,
    add column owner                text,
    add column location             text,
    add column collection_method    text,
    add column timezone             text,
    add column retention_policy     text,
    add column criticality          text    not null default 'medium',
    add column collection_status    text    not null default 'active',
    add column enabled              boolean not null default true,
    add column format               text,
    add column mapping              jsonb,
    add column identity_fields      text[]  not null default '{}',
    add column duplicate_policy     text    not null default 'on',
    add column severity_map         jsonb   not null default '{}',
    add column silent_after_seconds bigint;
update log_sources set name = source_system;
alter table log_sources
    alter column name set not null,
    add constraint uq_log_sources_name unique (tenant_id, name),
    add constraint ck_log_sources_type check (type in ('operating_system', 'application', 'security_device', 'network_device', 'cloud_service')),
    add constraint ck_log_sources_method check (collection_method in ('agent', 'syslog', 'api', 'file', 'database')),
    add constraint ck_log_sources_criticality check (criticality in ('critical', 'high', 'medium', 'low')),
    add constraint ck_log_sources_status check (collection_status in ('planned', 'configuring', 'active', 'degraded', 'inactive')),
    add constraint ck_log_sources_duplicates check (duplicate_policy in ('on', 'off')),
    add constraint ck_log_sources_mapping check ((mapping is not null) = (format is not distinct from 'generic')),
    add constraint ck_log_sources_severities check (jsonb_typeof(severity_map) = 'object'),
    add constraint ck_log_sources_silence check (silent_after_seconds > 0);
