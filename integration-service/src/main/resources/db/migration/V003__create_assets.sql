-- What an external system scans. Written by imports, set by set; nothing that every scan changes (last_seen_at, last_scan_at) is
-- in an index, and a row of the same content_hash keeps its version.
create table assets (
    tenant_id                  uuid        not null default current_tenant(),
    id                         uuid        not null,
    version                    bigint      not null default 0,
    external_system_id         uuid        not null,
    external_id                text        not null,
    name                       text        not null,
    hostname                   text,
    fqdns                      text[]      not null default '{}',
    ipv4                       text[]      not null default '{}',
    ipv6                       text[]      not null default '{}',
    mac_addresses              text[]      not null default '{}',
    netbios_name               text,
    operating_systems          text[]      not null default '{}',
    system_types               text[]      not null default '{}',
    agent_id                   text,
    bios_id                    text,
    serial_number              text,
    network_id                 text,
    rating                     numeric(4, 1),
    exposure                   numeric(6, 1),
    criticality                text,
    tags                       jsonb       not null default '[]',
    sources                    text[]      not null default '{}',
    status                     text        not null,
    status_since               timestamptz,
    first_seen_at              timestamptz,
    last_seen_at               timestamptz,
    last_scan_at               timestamptz,
    last_authenticated_scan_at timestamptz,
    -- Null while the asset is known from a finding only.
    content_hash               bytea,
    created_at                 timestamptz not null,
    updated_at                 timestamptz not null,
    constraint pk_assets primary key (tenant_id, id),
    constraint uq_assets_external unique (tenant_id, external_system_id, external_id),
    constraint fk_assets_system foreign key (tenant_id, external_system_id) references external_systems (tenant_id, id),
    constraint ck_assets_criticality check (criticality in ('critical', 'high', 'medium', 'low')),
    constraint ck_assets_status check (status in ('active', 'terminated', 'deleted'))
) with (fillfactor = 85);
create index ix_assets_name on assets (tenant_id, name, id);
create index ix_assets_updated on assets (tenant_id, updated_at, id);
create index ix_assets_addresses on assets using gin ((ipv4 || ipv6));
create index ix_assets_name_text on assets using gin (name public.gin_trgm_ops);
select tenant_table('assets');

-- Neither trigrams nor arrays can use an index under row-level security: ids from here, rows under it.
create function search_assets(words text, at_most integer) returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select id from assets
where tenant_id = current_tenant()
  and (name ilike '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%' or (ipv4 || ipv6) @> array[lower(words)])
order by name, id
limit at_most
$$;
