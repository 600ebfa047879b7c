-- What was read: the truth about Kafka's offsets. The topic's id is the key, for a name can be made anew.
create table ingest_offsets (
    topic_id    uuid        not null,
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null,
    updated_at  timestamptz not null default now(),
    constraint pk_ingest_offsets primary key (topic_id, partition)
);
grant select, insert, update on ingest_offsets to ${worker};

-- Records of a tenant that the directory does not know yet: they wait for it until due, then go to the dead letters.
create table ingest_parked (
    id           bigint generated always as identity primary key,
    topic        text        not null,
    partition    integer     not null,
    record_offset bigint     not null,
    key          bytea,
    headers      jsonb       not null,
    value        bytea,
    received_at  timestamptz not null,
    due_at       timestamptz not null
);
create index ix_ingest_parked_due on ingest_parked (due_at);
grant select, insert, update, delete on ingest_parked to ${worker};

-- How a tenant wants the alerts of one source treated.
create table alert_sources (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    version          bigint      not null default 0,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    updated_by       text,
    source_system    text        not null,
    refire_policy    text        not null default 'reopen',
    default_severity text        not null default 'medium',
    constraint pk_alert_sources primary key (tenant_id, id),
    constraint uq_alert_sources_system unique (tenant_id, source_system),
    constraint ck_alert_sources_refire check (refire_policy in ('count_only', 'reopen', 'new_linked')),
    constraint ck_alert_sources_severity check (default_severity in ('critical', 'high', 'medium', 'low', 'informational'))
);
select tenant_table('alert_sources', 'select, insert, update');
grant select on alert_sources to ${worker};
