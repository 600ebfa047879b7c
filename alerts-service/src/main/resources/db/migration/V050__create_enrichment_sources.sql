-- What alerts are enriched from. A table is uploaded as a whole and looked up in memory, so it is kept as a whole: one row a version,
-- of which the source names the current one. Only that one is kept.
create table enrichment_sources (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    version               bigint      not null default 0,
    created_at            timestamptz not null default now(),
    created_by            text,
    updated_at            timestamptz not null default now(),
    updated_by            text,
    name                  text        not null,
    type                  text        not null,
    description           text,
    integration_method    text        not null,
    refresh_after_seconds bigint,
    expires_after_seconds bigint,
    status                text        not null,
    match                 text        not null,
    key_column            text        not null,
    table_version         bigint      not null default 0,
    table_rows            integer,
    table_columns         text[]      not null default '{}',
    uploaded_at           timestamptz,
    uploaded_by           text,
    constraint pk_enrichment_sources primary key (tenant_id, id),
    constraint uq_enrichment_sources_name unique (tenant_id, name),
    constraint ck_enrichment_sources_type check (type in ('threat_intel', 'asset_db', 'user_directory', 'geolocation',
        'vulnerability_db', 'custom')),
    constraint ck_enrichment_sources_method check (integration_method in ('api', 'database', 'file', 'manual')),
    constraint ck_enrichment_sources_status check (status in ('active', 'maintenance', 'degraded', 'inactive')),
    constraint ck_enrichment_sources_match check (match in ('exact', 'ignore_case', 'cidr', 'glob', 'regex')),
    constraint ck_enrichment_sources_times check (refresh_after_seconds > 0 and expires_after_seconds > 0),
    constraint ck_enrichment_sources_table check ((table_version > 0) = (uploaded_at is not null)
        and (table_version > 0) = (table_rows is not null))
);
select tenant_table('enrichment_sources', 'select, insert, update');
grant select on enrichment_sources to ${worker};

create table enrichment_tables (
    tenant_id uuid   not null default current_tenant(),
    source_id uuid   not null,
    version   bigint not null,
    -- gzip of a JSON array: the columns, then the rows, each an array of texts
    content   bytea  not null,
    constraint pk_enrichment_tables primary key (tenant_id, source_id, version),
    constraint fk_enrichment_tables_source foreign key (tenant_id, source_id) references enrichment_sources (tenant_id, id)
);
alter table enrichment_tables alter column content set storage external;
select tenant_table('enrichment_tables');
grant select on enrichment_tables to ${worker};
