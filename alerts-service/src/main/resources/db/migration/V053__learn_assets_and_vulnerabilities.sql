-- What other services say of assets and of what is open on them. The ids are theirs; a snapshot older than what is here is passed over.
create table known_assets (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    version          bigint      not null,
    name             text        not null,
    hostname         text,
    fqdns            text[]      not null default '{}',
    ips              text[]      not null default '{}',
    operating_system text,
    criticality      text,
    owner            text,
    tags             text[]      not null default '{}',
    last_seen_at     timestamptz,
    deleted          boolean     not null default false,
    updated_at       timestamptz not null default now(),
    constraint pk_known_assets primary key (tenant_id, id),
    constraint ck_known_assets_criticality check (criticality in ('critical', 'high', 'medium', 'low'))
);
select tenant_table('known_assets', 'select, insert, update');
grant select on known_assets to ${worker};

-- By what records may call an asset: addresses, names of hosts and domains, in lower case.
create table known_asset_names (
    tenant_id uuid not null default current_tenant(),
    name      text not null,
    asset_id  uuid not null,
    constraint pk_known_asset_names primary key (tenant_id, name, asset_id),
    constraint fk_known_asset_names_asset foreign key (tenant_id, asset_id) references known_assets (tenant_id, id)
);
create index ix_known_asset_names_asset on known_asset_names (tenant_id, asset_id);
select tenant_table('known_asset_names', 'select, insert, delete');
grant select on known_asset_names to ${worker};

create table known_vulnerabilities (
    tenant_id         uuid        not null default current_tenant(),
    id                uuid        not null,
    version           bigint      not null,
    asset_id          uuid        not null,
    plugin_id         text        not null,
    name              text        not null,
    severity          text        not null,
    cve               text[]      not null default '{}',
    exploit_available boolean     not null,
    known_exploited   boolean     not null default false,
    open              boolean     not null,
    updated_at        timestamptz not null default now(),
    constraint pk_known_vulnerabilities primary key (tenant_id, id),
    constraint fk_known_vulnerabilities_asset foreign key (tenant_id, asset_id) references known_assets (tenant_id, id),
    constraint ck_known_vulnerabilities_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational'))
);
create index ix_known_vulnerabilities_open on known_vulnerabilities (tenant_id, asset_id) where open;
select tenant_table('known_vulnerabilities', 'select, insert, update');
grant select on known_vulnerabilities to ${worker};
