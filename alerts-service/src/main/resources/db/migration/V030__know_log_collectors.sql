-- What collects logs and sends records, and how long it may say nothing.
create table log_collectors (
    tenant_id                  uuid        not null default current_tenant(),
    id                         uuid        not null,
    version                    bigint      not null default 0,
    created_at                 timestamptz not null default now(),
    created_by                 text,
    updated_at                 timestamptz not null default now(),
    updated_by                 text,
    name                       text        not null,
    type                       text        not null,
    description                text,
    software_version           text,
    location                   text,
    status                     text        not null default 'deployed',
    criticality                text        not null default 'medium',
    configuration              jsonb       not null default '{}',
    account                    text,
    heartbeat_interval_seconds bigint,
    silent_after_seconds       bigint,
    watched_since              timestamptz,
    silence_due_at             timestamptz,
    silent_since               timestamptz,
    constraint pk_log_collectors primary key (tenant_id, id),
    constraint uq_log_collectors_name unique (tenant_id, name),
    constraint ck_log_collectors_type check (type in ('agent', 'forwarder', 'aggregator', 'gateway')),
    constraint ck_log_collectors_status check (status in ('deployed', 'active', 'maintenance', 'degraded', 'inactive')),
    constraint ck_log_collectors_criticality check (criticality in ('critical', 'high', 'medium', 'low')),
    constraint ck_log_collectors_configuration check (jsonb_typeof(configuration) = 'object'),
    constraint ck_log_collectors_silence check (silent_after_seconds >= heartbeat_interval_seconds
        and (silent_after_seconds is null) = (heartbeat_interval_seconds is null))
);
create index ix_log_collectors_silence on log_collectors (silence_due_at) where silence_due_at is not null;
select tenant_table('log_collectors', 'select, insert, update');
grant select, update (silence_due_at, silent_since) on log_collectors to ${worker};

-- The last that a collector said of itself. Apart, for it changes all the time and is no change of the collector.
create table log_collector_heartbeats (
    tenant_id        uuid        not null default current_tenant(),
    collector_id     uuid        not null,
    received_at      timestamptz not null,
    received         bigint      not null default 1,
    account          text        not null,
    software_version text,
    health           text        not null,
    message          text,
    drift            text[],
    constraint pk_log_collector_heartbeats primary key (tenant_id, collector_id),
    constraint fk_log_collector_heartbeats_collector foreign key (tenant_id, collector_id) references log_collectors (tenant_id, id),
    constraint ck_log_collector_heartbeats_health check (health in ('healthy', 'warning', 'error'))
) with (fillfactor = 70);
select tenant_table('log_collector_heartbeats', 'select, insert, update');
grant select on log_collector_heartbeats to ${worker};
