-- The systems Harrier keeps in step with. Credentials are sealed by the service before they come here.
create table external_systems (
    tenant_id                uuid        not null default current_tenant(),
    id                       uuid        not null,
    version                  bigint      not null default 0,
    name                     text        not null,
    type                     text        not null,
    base_url                 text        not null,
    api_version              text,
    authentication_method    text        not null,
    credentials              bytea,
    credentials_changed_at   timestamptz,
    sync_enabled             boolean     not null,
    sync_frequency_minutes   integer     not null,
    asset_chunk_size         integer     not null,
    finding_assets_per_chunk integer     not null,
    max_attempts             integer     not null,
    active                   boolean     not null default true,
    -- Written by the engine, without a new version: an administrator's change must not be stale because of a sync.
    next_sync_at             timestamptz,
    last_sync_at             timestamptz,
    last_sync_status         text,
    created_at               timestamptz not null,
    created_by               text        not null,
    created_by_name          text,
    updated_at               timestamptz not null,
    updated_by               text        not null,
    updated_by_name          text,
    constraint pk_external_systems primary key (tenant_id, id),
    constraint uq_external_systems_name unique (tenant_id, name),
    constraint ck_external_systems_name check (length(name) between 1 and 100),
    constraint ck_external_systems_type check (type in ('tenable', 'tenable_sc', 'xacta', 'emass', 'qualys', 'generic')),
    constraint ck_external_systems_base_url check (base_url ~ '^https?://'),
    constraint ck_external_systems_authentication check (authentication_method in ('api_key', 'oauth2', 'certificate')),
    constraint ck_external_systems_frequency check (sync_frequency_minutes between 5 and 10080),
    constraint ck_external_systems_chunks check (asset_chunk_size between 100 and 10000 and finding_assets_per_chunk between 50 and 5000),
    constraint ck_external_systems_attempts check (max_attempts between 1 and 50),
    constraint ck_external_systems_last_status check (last_sync_status in ('succeeded', 'failed', 'cancelled'))
);
create index ix_external_systems_due on external_systems (next_sync_at) where active and sync_enabled;
create index ix_external_systems_updated on external_systems (tenant_id, updated_at, id);
select tenant_table('external_systems');
-- The worker finds what is due; it never sees credentials.
grant select (tenant_id, id, active, sync_enabled, next_sync_at) on external_systems to ${worker};
