-- How a collector takes the records of a source: what it drops, what it sets, and how many it may bring.
create table log_collection_mappings (
    tenant_id            uuid        not null default current_tenant(),
    id                   uuid        not null,
    version              bigint      not null default 0,
    created_at           timestamptz not null default now(),
    created_by           text,
    updated_at           timestamptz not null default now(),
    updated_by           text,
    source_id            uuid        not null,
    collector_id         uuid        not null,
    status               text        not null default 'configured',
    filter_rules         jsonb       not null default '[]',
    transformation_rules jsonb       not null default '[]',
    throughput_records   integer,
    throughput_seconds   integer,
    constraint pk_log_collection_mappings primary key (tenant_id, id),
    constraint uq_log_collection_mappings_pair unique (tenant_id, source_id, collector_id),
    constraint fk_log_collection_mappings_source foreign key (tenant_id, source_id) references log_sources (tenant_id, id),
    constraint fk_log_collection_mappings_collector foreign key (tenant_id, collector_id) references log_collectors (tenant_id, id),
    constraint ck_log_collection_mappings_status check (status in ('configured', 'testing', 'active', 'failed')),
    constraint ck_log_collection_mappings_rules check (jsonb_typeof(filter_rules) = 'array'
        and jsonb_typeof(transformation_rules) = 'array'),
    constraint ck_log_collection_mappings_throughput check (throughput_records > 0 and throughput_seconds > 0
        and (throughput_records is null) = (throughput_seconds is null))
);
select tenant_table('log_collection_mappings', 'select, insert, update');
grant select on log_collection_mappings to ${worker};

-- What a mapping with a limit may still bring, over all replicas. Whoever takes of it locks the row until what was taken is stored.
create table log_collection_budgets (
    tenant_id   uuid             not null default current_tenant(),
    mapping_id  uuid             not null,
    tokens      double precision not null,
    refilled_at timestamptz      not null,
    waiting     bigint           not null default 0,
    constraint pk_log_collection_budgets primary key (tenant_id, mapping_id),
    constraint fk_log_collection_budgets_mapping foreign key (tenant_id, mapping_id) references log_collection_mappings (tenant_id, id),
    constraint ck_log_collection_budgets_waiting check (waiting >= 0)
) with (fillfactor = 70);
create index ix_log_collection_budgets_waiting on log_collection_budgets (refilled_at) where waiting > 0;
select tenant_table('log_collection_budgets', 'select, insert, update');
grant select, insert, update on log_collection_budgets to ${worker};

-- Records over the limit of their mapping, in the order in which they came.
create table delayed_records (
    tenant_id     uuid        not null default current_tenant(),
    mapping_id    uuid        not null,
    id            bigint generated always as identity,
    topic         text        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    key           bytea,
    headers       jsonb       not null,
    value         bytea,
    received_at   timestamptz not null,
    constraint pk_delayed_records primary key (tenant_id, mapping_id, id),
    constraint fk_delayed_records_mapping foreign key (tenant_id, mapping_id) references log_collection_mappings (tenant_id, id)
);
select tenant_table('delayed_records', 'select');
grant select, insert, delete on delayed_records to ${worker};

alter table log_source_activity
    add column filtered bigint not null default 0,
    add column delayed  bigint not null default 0;
