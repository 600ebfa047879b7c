-- Work with external systems, as leased rows: a run of a synchronization and, below it, one import per kind of record. A row that
-- is claimed has its next run at the end of its lease: a replica that dies simply leaves it due again.
create table integration_operations (
    tenant_id          uuid        not null default current_tenant(),
    id                 uuid        not null,
    version            bigint      not null default 0,
    external_system_id uuid        not null,
    parent_id          uuid,
    operation_type     text        not null,
    entity_type        text,
    direction          text        not null default 'inbound',
    trigger            text,
    status             text        not null,
    priority           smallint    not null default 5,
    attempts           integer     not null default 0,
    max_attempts       integer,
    next_run_at        timestamptz,
    lease_id           uuid,
    -- What is imported: records changed since, from one export that covers the time until.
    changed_since      timestamptz,
    covers_until       timestamptz,
    export_id          text,
    chunks_done        integer     not null default 0,
    chunks_total       integer     not null default 0,
    received           integer     not null default 0,
    created            integer     not null default 0,
    updated            integer     not null default 0,
    unchanged          integer     not null default 0,
    fixed              integer     not null default 0,
    rejected           integer     not null default 0,
    detail             text,
    created_at         timestamptz not null,
    created_by         text        not null,
    created_by_name    text,
    started_at         timestamptz,
    finished_at        timestamptz,
    updated_at         timestamptz not null,
    constraint pk_integration_operations primary key (tenant_id, id),
    constraint fk_integration_operations_system foreign key (tenant_id, external_system_id)
        references external_systems (tenant_id, id),
    constraint fk_integration_operations_parent foreign key (tenant_id, parent_id)
        references integration_operations (tenant_id, id),
    constraint ck_integration_operations_type check (operation_type in ('sync_run', 'import')),
    constraint ck_integration_operations_entity check (entity_type in ('assets', 'vulnerabilities')),
    constraint ck_integration_operations_import check ((operation_type = 'import') = (entity_type is not null and parent_id is not null)),
    constraint ck_integration_operations_direction check (direction in ('inbound', 'outbound', 'bidirectional')),
    constraint ck_integration_operations_trigger check (trigger in ('manual', 'schedule')),
    constraint ck_integration_operations_status check (status in ('pending', 'running', 'succeeded', 'failed', 'cancelled')),
    constraint ck_integration_operations_finished check ((finished_at is not null) = (status in ('succeeded', 'failed', 'cancelled')))
);
-- One run of a system at a time.
create unique index uq_integration_operations_live_run on integration_operations (tenant_id, external_system_id)
    where operation_type = 'sync_run' and status in ('pending', 'running');
create index ix_integration_operations_due on integration_operations (priority, next_run_at)
    where operation_type = 'import' and status in ('pending', 'running');
create index ix_integration_operations_parent on integration_operations (tenant_id, parent_id);
create index ix_integration_operations_runs on integration_operations (tenant_id, external_system_id, id desc)
    where operation_type = 'sync_run';
select tenant_table('integration_operations');
grant select, update (lease_id, next_run_at, version) on integration_operations to ${worker};

-- The chunks of an export that are stored: what need not be downloaded again.
create table import_chunks (
    tenant_id    uuid        not null default current_tenant(),
    operation_id uuid        not null,
    chunk        integer     not null,
    stored_at    timestamptz not null,
    constraint pk_import_chunks primary key (tenant_id, operation_id, chunk),
    constraint fk_import_chunks_operation foreign key (tenant_id, operation_id)
        references integration_operations (tenant_id, id) on delete cascade
);
select tenant_table('import_chunks');

-- Up to when everything that changed in a system is here. Moves only when an import has stored every chunk.
create table sync_watermarks (
    tenant_id          uuid        not null default current_tenant(),
    external_system_id uuid        not null,
    entity_type        text        not null,
    watermark          timestamptz not null,
    constraint pk_sync_watermarks primary key (tenant_id, external_system_id, entity_type),
    constraint fk_sync_watermarks_system foreign key (tenant_id, external_system_id)
        references external_systems (tenant_id, id) on delete cascade,
    constraint ck_sync_watermarks_entity check (entity_type in ('assets', 'vulnerabilities'))
);
select tenant_table('sync_watermarks');
