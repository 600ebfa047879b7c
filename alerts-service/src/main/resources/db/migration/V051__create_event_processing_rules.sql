-- What is done to records between reading and storing, in the order of their priority.
create table event_processing_rules (
    tenant_id          uuid        not null default current_tenant(),
    id                 uuid        not null,
    version            bigint      not null default 0,
    created_at         timestamptz not null default now(),
    created_by         text,
    updated_at         timestamptz not null default now(),
    updated_by         text,
    name               text        not null,
    type               text        not null,
    description        text,
    definition         jsonb       not null,
    priority           integer     not null,
    performance_impact text,
    status             text        not null,
    constraint pk_event_processing_rules primary key (tenant_id, id),
    constraint uq_event_processing_rules_name unique (tenant_id, name),
    constraint ck_event_processing_rules_type check (type in ('normalization', 'enrichment', 'aggregation', 'filtering')),
    constraint ck_event_processing_rules_status check (status in ('draft', 'testing', 'active', 'disabled')),
    constraint ck_event_processing_rules_priority check (priority between 0 and 1000),
    constraint ck_event_processing_rules_definition check (jsonb_typeof(definition) = 'object')
);
create index ix_event_processing_rules_order on event_processing_rules (tenant_id, priority, name);
select tenant_table('event_processing_rules', 'select, insert, update');
grant select on event_processing_rules to ${worker};

-- What rules cost and do, by the day. A lane for each connection, so that batches of one tenant do not wait for each other.
create table event_processing_activity (
    tenant_id uuid     not null default current_tenant(),
    rule_id   uuid     not null,
    day       date     not null,
    lane      smallint not null,
    evaluated bigint   not null,
    matched   bigint   not null,
    failed    bigint   not null,
    nanos     bigint   not null,
    constraint pk_event_processing_activity primary key (tenant_id, rule_id, day, lane),
    constraint fk_event_processing_activity_rule foreign key (tenant_id, rule_id) references event_processing_rules (tenant_id, id)
) with (fillfactor = 70);
select tenant_table('event_processing_activity', 'select, insert, update');
grant select, insert, update on event_processing_activity to ${worker};
