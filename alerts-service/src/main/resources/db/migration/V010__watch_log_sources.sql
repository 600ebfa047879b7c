-- What came from each source, by the hour. A lane for each connection, so that batches of one source do not wait for each other.
create table log_source_activity (
    tenant_id        uuid        not null default current_tenant(),
    source_id        uuid        not null,
    hour             timestamptz not null,
    lane             smallint    not null,
    received         bigint      not null,
    alerts           bigint      not null,
    rejected         bigint      not null,
    last_received_at timestamptz not null,
    last_detected_at timestamptz,
    constraint pk_log_source_activity primary key (tenant_id, source_id, hour, lane),
    constraint fk_log_source_activity_source foreign key (tenant_id, source_id) references log_sources (tenant_id, id)
) with (fillfactor = 70);
select tenant_table('log_source_activity', 'select, insert, update');
grant select, insert, update on log_source_activity to ${worker};

-- When to look next whether a source is silent; since when it is.
alter table log_sources
    add column watched_since  timestamptz,
    add column silence_due_at timestamptz,
    add column silent_since   timestamptz;
update log_sources set watched_since = now(), silence_due_at = now() where enabled and silent_after_seconds is not null;
create index ix_log_sources_silence on log_sources (silence_due_at) where silence_due_at is not null;
grant update (silence_due_at, silent_since) on log_sources to ${worker};
