-- What threat intelligence says of observables. One row for what one source says of one value.
create table indicators (
    tenant_id    uuid        not null default current_tenant(),
    id           uuid        not null,
    version      bigint      not null default 0,
    created_at   timestamptz not null default now(),
    created_by   text,
    updated_at   timestamptz not null default now(),
    updated_by   text,
    source_id    uuid        not null,
    type         text        not null,
    value        text        not null,
    external_id  text,
    description  text,
    confidence   smallint,
    verdict      text        not null,
    tlp          text,
    pap          text,
    labels       text[]      not null default '{}',
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    modified_at  timestamptz not null,
    revoked      boolean     not null default false,
    -- a person's word, which no later upload takes back
    revoked_at   timestamptz,
    revoked_by   text,
    revocation_reason text,
    constraint pk_indicators primary key (tenant_id, id),
    constraint uq_indicators_value unique (tenant_id, type, value, source_id),
    constraint fk_indicators_source foreign key (tenant_id, source_id) references enrichment_sources (tenant_id, id),
    constraint ck_indicators_type check (type in ('ip', 'domain', 'hash', 'url', 'email')),
    constraint ck_indicators_confidence check (confidence between 0 and 100),
    constraint ck_indicators_verdict check (verdict in ('malicious', 'suspicious', 'benign', 'unknown')),
    constraint ck_indicators_tlp check (tlp in ('clear', 'green', 'amber', 'amber_strict', 'red')),
    constraint ck_indicators_pap check (pap in ('clear', 'green', 'amber', 'red')),
    constraint ck_indicators_revocation check ((revoked_at is null) = (revoked_by is null) and (revoked or revoked_at is null))
);
create index ix_indicators_source on indicators (tenant_id, source_id, type, value);
create index ix_indicators_updated on indicators (tenant_id, updated_at, id);
select tenant_table('indicators', 'select, insert, update');
grant select on indicators to ${worker};

-- How often records held an indicator's value. A lane for each connection, so that batches with the same do not wait for each other.
create table indicator_sightings (
    tenant_id    uuid        not null default current_tenant(),
    indicator_id uuid        not null,
    lane         smallint    not null,
    sightings    bigint      not null,
    last_seen_at timestamptz not null,
    constraint pk_indicator_sightings primary key (tenant_id, indicator_id, lane),
    constraint fk_indicator_sightings_indicator foreign key (tenant_id, indicator_id) references indicators (tenant_id, id)
) with (fillfactor = 70);
select tenant_table('indicator_sightings', 'select, insert, update');
grant select, insert, update on indicator_sightings to ${worker};

-- What is known of an observable when it comes.
alter table alert_observables
    add column verdict text,
    add column tlp     text,
    add column pap     text,
    add constraint ck_alert_observables_verdict check (verdict in ('malicious', 'suspicious', 'benign', 'unknown')),
    add constraint ck_alert_observables_tlp check (tlp in ('clear', 'green', 'amber', 'amber_strict', 'red')),
    add constraint ck_alert_observables_pap check (pap in ('clear', 'green', 'amber', 'red'));
