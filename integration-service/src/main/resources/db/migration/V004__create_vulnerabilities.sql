-- What a scanner's check knows about its weakness: once per check, not once per finding.
create table vulnerability_intelligence (
    tenant_id          uuid        not null default current_tenant(),
    external_system_id uuid        not null,
    plugin_id          text        not null,
    name               text        not null,
    family             text,
    synopsis           text,
    description        text,
    solution           text,
    cve                text[]      not null default '{}',
    see_also           text[]      not null default '{}',
    cross_references   jsonb       not null default '[]',
    exploit_available  boolean     not null,
    exploit_maturity   text,
    patch_available    boolean     not null,
    vpr_score          numeric(3, 1),
    epss_score         numeric(6, 3),
    cvss3_base_score   numeric(3, 1),
    cvss_base_score    numeric(3, 1),
    cvss3_vector       text,
    published_at       timestamptz,
    modified_at        timestamptz,
    patch_published_at timestamptz,
    content_hash       bytea       not null,
    updated_at         timestamptz not null,
    constraint pk_vulnerability_intelligence primary key (tenant_id, external_system_id, plugin_id),
    constraint fk_vulnerability_intelligence_system foreign key (tenant_id, external_system_id)
        references external_systems (tenant_id, id)
);
create index ix_vulnerability_intelligence_cve on vulnerability_intelligence using gin (cve);
select tenant_table('vulnerability_intelligence');

-- A weakness on one port of one asset. last_found_at alone moves with every scan: it is in no index and makes no new version.
create table vulnerabilities (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    version               bigint      not null default 0,
    external_system_id    uuid        not null,
    asset_id              uuid        not null,
    plugin_id             text        not null,
    port                  integer     not null,
    protocol              text        not null,
    finding_key           text        not null,
    external_finding_id   text,
    name                  text        not null,
    service               text,
    severity              text        not null,
    severity_rank         smallint    generated always as (case severity when 'critical' then 5 when 'high' then 4 when 'medium' then 3
                                                                         when 'low' then 2 else 1 end) stored,
    default_severity      text        not null,
    severity_modification text,
    exploit_available     boolean     not null,
    state                 text        not null,
    first_found_at        timestamptz not null,
    last_found_at         timestamptz not null,
    last_fixed_at         timestamptz,
    resurfaced_at         timestamptz,
    source                text,
    output                text,
    content_hash          bytea       not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    constraint pk_vulnerabilities primary key (tenant_id, id),
    constraint uq_vulnerabilities_finding unique (tenant_id, asset_id, plugin_id, port, protocol),
    constraint fk_vulnerabilities_asset foreign key (tenant_id, asset_id) references assets (tenant_id, id),
    constraint fk_vulnerabilities_intelligence foreign key (tenant_id, external_system_id, plugin_id)
        references vulnerability_intelligence (tenant_id, external_system_id, plugin_id),
    constraint ck_vulnerabilities_port check (port between 0 and 65535),
    constraint ck_vulnerabilities_protocol check (protocol in ('tcp', 'udp', 'icmp', 'other')),
    constraint ck_vulnerabilities_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_vulnerabilities_default_severity check (default_severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_vulnerabilities_state check (state in ('open', 'reopened', 'fixed'))
) with (fillfactor = 85);
create index ix_vulnerabilities_severity on vulnerabilities (tenant_id, severity_rank desc, id desc);
create index ix_vulnerabilities_live on vulnerabilities (tenant_id, severity_rank desc, id desc) where state in ('open', 'reopened');
create index ix_vulnerabilities_updated on vulnerabilities (tenant_id, updated_at, id);
create index ix_vulnerabilities_plugin on vulnerabilities (tenant_id, external_system_id, plugin_id);
select tenant_table('vulnerabilities');

create function plugins_with_cve(wanted text) returns setof text
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select plugin_id from vulnerability_intelligence where tenant_id = current_tenant() and cve @> array[upper(wanted)]
$$;
