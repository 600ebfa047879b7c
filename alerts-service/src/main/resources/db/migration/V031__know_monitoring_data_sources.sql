-- What monitoring sees with: the data there is, of which systems, how often and for how long.
create table monitoring_data_sources (
    tenant_id            uuid        not null default current_tenant(),
    id                   uuid        not null,
    version              bigint      not null default 0,
    created_at           timestamptz not null default now(),
    created_by           text,
    updated_at           timestamptz not null default now(),
    updated_by           text,
    name                 text        not null,
    type                 text        not null,
    description          text,
    collection_method    text,
    data_format          text,
    collection_frequency text,
    retention_seconds    bigint,
    system_ids           text[]      not null default '{}',
    status               text        not null default 'planned',
    log_source_id        uuid,
    constraint pk_monitoring_data_sources primary key (tenant_id, id),
    constraint uq_monitoring_data_sources_name unique (tenant_id, name),
    constraint fk_monitoring_data_sources_log_source foreign key (tenant_id, log_source_id) references log_sources (tenant_id, id),
    constraint ck_monitoring_data_sources_type check (type in ('syslog', 'netflow', 'api', 'agent', 'scanner', 'edr', 'database',
        'application', 'cloud')),
    constraint ck_monitoring_data_sources_frequency check (collection_frequency in ('real_time', 'near_real_time', 'hourly', 'daily',
        'weekly')),
    constraint ck_monitoring_data_sources_retention check (retention_seconds > 0),
    constraint ck_monitoring_data_sources_status check (status in ('planned', 'testing', 'active', 'degraded', 'inactive'))
);
create index ix_monitoring_data_sources_log_source on monitoring_data_sources (tenant_id, log_source_id)
    where log_source_id is not null;
select tenant_table('monitoring_data_sources', 'select, insert, update');
