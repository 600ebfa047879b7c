-- What keeps an alert out of sight, and until when; whether anybody was told of it yet. Nothing of this changes with a duplicate.
alter table security_alerts
    add column suppressed_by_kind text,
    add column suppressed_by      uuid,
    add column suppressed_at      timestamptz,
    add column suppressed_until   timestamptz,
    -- when to look whether something hides it still
    add column suppression_due_at timestamptz,
    add column suppression_reason text,
    add column announced          boolean not null default true,
    add constraint ck_security_alerts_suppressed check ((status = 'suppressed') = (suppressed_by_kind is not null)
        and (suppressed_by_kind is null) = (suppressed_at is null)
        and (suppressed_by_kind is not null or suppression_due_at is null)),
    add constraint ck_security_alerts_suppression check (suppressed_by_kind in ('silence', 'maintenance_window', 'pattern',
        'processing_rule', 'deferral'));
create index ix_security_alerts_suppressed on security_alerts (tenant_id, severity_rank desc, first_seen_at desc, id desc)
    where status = 'suppressed';
create index ix_security_alerts_suppression_due on security_alerts (suppression_due_at) where suppression_due_at is not null;
create index ix_security_alerts_suppressed_by on security_alerts (tenant_id, suppressed_by) where status = 'suppressed';

-- For a time set ahead, of alerts that match.
create table silences (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    matchers        jsonb       not null,
    condition       text,
    max_severity    text        not null,
    reason          text        not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    ended_at        timestamptz,
    ended_by        text,
    ended_by_name   text,
    constraint pk_silences primary key (tenant_id, id),
    constraint ck_silences_severity check (max_severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_silences_time check (starts_at < ends_at),
    constraint ck_silences_end check ((ended_at is null) = (ended_by is null)),
    constraint ck_silences_matchers check (jsonb_typeof(matchers) = 'array' and (matchers <> '[]' or condition is not null))
);
create index ix_silences_live on silences (tenant_id, ends_at) where ended_at is null;
select tenant_table('silences', 'select, insert, update');
grant select on silences to ${worker};

-- While something is worked on: once, or each week.
create table maintenance_windows (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    version          bigint      not null default 0,
    created_at       timestamptz not null,
    created_by       text        not null,
    created_by_name  text,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    name             text        not null,
    reason           text        not null,
    systems          text[]      not null,
    assets           text[]      not null,
    sources          text[]      not null,
    max_severity     text        not null,
    starts_at        timestamptz,
    ends_at          timestamptz,
    time_zone        text,
    weekdays         text[],
    start_time       time,
    duration_seconds bigint,
    first_date       date,
    last_date        date,
    ended_at         timestamptz,
    ended_by         text,
    ended_by_name    text,
    constraint pk_maintenance_windows primary key (tenant_id, id),
    constraint ck_maintenance_windows_severity check (max_severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_maintenance_windows_scope check (cardinality(systems) + cardinality(assets) + cardinality(sources) > 0),
    constraint ck_maintenance_windows_time check (
        (starts_at is not null and ends_at is not null and starts_at < ends_at and num_nonnulls(time_zone, weekdays, start_time,
            duration_seconds, first_date, last_date) = 0)
        or (num_nonnulls(starts_at, ends_at) = 0 and num_nonnulls(time_zone, weekdays, start_time, duration_seconds) = 4
            and duration_seconds > 0 and cardinality(weekdays) > 0)),
    constraint ck_maintenance_windows_end check ((ended_at is null) = (ended_by is null))
);
create index ix_maintenance_windows_live on maintenance_windows (tenant_id) where ended_at is null;
select tenant_table('maintenance_windows', 'select, insert, update');
grant select on maintenance_windows to ${worker};

-- What is known to raise alerts without cause (M's false positive registry).
create table false_positive_patterns (
    tenant_id           uuid        not null default current_tenant(),
    id                  uuid        not null,
    version             bigint      not null default 0,
    created_at          timestamptz not null,
    created_by          text        not null,
    updated_at          timestamptz not null,
    updated_by          text        not null,
    pattern             text        not null,
    description         text        not null,
    mitigation_strategy text,
    status              text        not null default 'identified',
    identified_by       text        not null,
    identified_by_name  text,
    identified_at       timestamptz not null,
    rule_reference      text,
    source_system       text,
    source_type         text,
    owner               text,
    review_at           timestamptz,
    expires_at          timestamptz,
    sample_one_in       integer,
    max_severity        text        not null,
    constraint pk_false_positive_patterns primary key (tenant_id, id),
    constraint ck_false_positive_patterns_status check (status in ('identified', 'mitigated', 'monitoring')),
    constraint ck_false_positive_patterns_severity check (max_severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_false_positive_patterns_type check (source_type in ('edr', 'firewall', 'email', 'siem', 'monitoring_rule',
        'scanner', 'threat_intel', 'manual', 'metric')),
    constraint ck_false_positive_patterns_sampling check (sample_one_in >= 2)
);
create index ix_false_positive_patterns_expiry on false_positive_patterns (tenant_id, expires_at);
select tenant_table('false_positive_patterns', 'select, insert, update');
grant select on false_positive_patterns to ${worker};

-- How often each matched. A lane for each connection, so that batches do not wait for each other.
create table suppression_hits (
    tenant_id   uuid        not null default current_tenant(),
    rule_id     uuid        not null,
    lane        smallint    not null,
    hits        bigint      not null,
    hidden      bigint      not null,
    last_hit_at timestamptz not null,
    constraint pk_suppression_hits primary key (tenant_id, rule_id, lane)
) with (fillfactor = 70);
select tenant_table('suppression_hits', 'select, insert, update');
grant select, insert, update on suppression_hits to ${worker};

-- What ended before its time or changed: what it holds is looked at anew, for some seconds, for other replicas may not know yet.
create table suppression_releases (
    tenant_id  uuid        not null default current_tenant(),
    rule_id    uuid        not null,
    due_at     timestamptz not null,
    until_at   timestamptz not null,
    constraint pk_suppression_releases primary key (tenant_id, rule_id)
);
create index ix_suppression_releases_due on suppression_releases (due_at);
select tenant_table('suppression_releases', 'select, insert, update');
grant select, update, delete on suppression_releases to ${worker};
