create function severity_rank(severity text) returns smallint
    language sql immutable parallel safe
as $$ select case severity when 'critical' then 5 when 'high' then 4 when 'medium' then 3 when 'low' then 2 else 1 end::smallint $$;

-- One triage queue. What the source says (seen_count, last_seen_at, source_severity, …) is written by ingest alone; nothing that a
-- duplicate changes is in an index, so that a duplicate stays a HOT update.
create table security_alerts (
    tenant_id         uuid          not null default current_tenant(),
    id                uuid          not null,
    version           bigint        not null default 0,
    created_at        timestamptz   not null default now(),
    updated_at        timestamptz   not null default now(),
    updated_by        text,
    -- identity
    source_system     text          not null,
    source_id         text          not null,
    is_current        boolean       not null default true,
    previous_alert_id uuid,
    -- what the source says
    source_type       text          not null,
    title             text          not null,
    description       text,
    classification    text,
    confidence        text,
    entity_type       text,
    entity_id         text,
    entity_name       text,
    affected_systems  text[]        not null default '{}',
    affected_assets   text[]        not null default '{}',
    threshold_value   numeric,
    current_value     numeric,
    defender_context  jsonb,
    enrichment        jsonb,
    source_severity   text          not null,
    severity_original text,
    quality           text[]        not null default '{}',
    payload_sha256    bytea         not null,
    first_seen_at     timestamptz   not null,
    last_seen_at      timestamptz   not null,
    received_at       timestamptz   not null,
    seen_count        bigint        not null default 1,
    exact_repeats     bigint        not null default 0,
    -- what people decide
    severity          text          not null,
    severity_rank     smallint generated always as (severity_rank(severity)) stored,
    severity_set      boolean       not null default false,
    severity_raised   boolean       not null default false,
    status            text          not null default 'open',
    assigned_to       text,
    assigned_to_name  text,
    assigned_at       timestamptz,
    lease_until       timestamptz,
    escalation_id     uuid,
    escalated_at      timestamptz,
    incident_id       uuid,
    incident_reference text,
    outcome           text,
    resolution_notes  text,
    resolved_at       timestamptz,
    resolved_by       text,
    resolved_by_name  text,
    reopened_count    integer       not null default 0,
    constraint pk_security_alerts primary key (tenant_id, id),
    constraint fk_security_alerts_previous foreign key (tenant_id, previous_alert_id) references security_alerts (tenant_id, id),
    constraint ck_security_alerts_source_type check (source_type in ('edr', 'firewall', 'email', 'siem', 'monitoring_rule',
        'scanner', 'threat_intel', 'manual', 'metric')),
    constraint ck_security_alerts_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_security_alerts_source_severity check (source_severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_security_alerts_confidence check (confidence in ('high', 'medium', 'low')),
    constraint ck_security_alerts_status check (status in ('open', 'assigned', 'investigating', 'escalated', 'resolved', 'suppressed')),
    constraint ck_security_alerts_assignment check (status not in ('assigned', 'investigating')
        or (assigned_to is not null and assigned_at is not null and lease_until is not null)),
    constraint ck_security_alerts_outcome check (outcome in ('true_positive_handled', 'benign_true_positive', 'expected_activity',
        'false_positive', 'duplicate')),
    constraint ck_security_alerts_resolution check ((status = 'resolved') = (resolved_at is not null)
        and (status <> 'resolved' or (outcome is not null and resolution_notes is not null))),
    constraint ck_security_alerts_escalation check (status <> 'escalated' or escalation_id is not null
        or incident_id is not null),
    constraint ck_security_alerts_counts check (seen_count >= 1 and exact_repeats >= 0 and exact_repeats < seen_count),
    constraint ck_security_alerts_seen check (first_seen_at <= last_seen_at)
) with (fillfactor = 85);

create unique index uq_security_alerts_identity on security_alerts (tenant_id, source_system, source_id) where is_current;
create index ix_security_alerts_queue on security_alerts (tenant_id, severity_rank desc, first_seen_at desc, id desc)
    where is_current and status in ('open', 'assigned', 'investigating');
create index ix_security_alerts_mine on security_alerts (tenant_id, assigned_to, assigned_at desc, id desc)
    where status in ('assigned', 'investigating');
create index ix_security_alerts_all on security_alerts (tenant_id, severity_rank desc, first_seen_at desc, id desc);
create index ix_security_alerts_updated on security_alerts (tenant_id, updated_at, id);
create index ix_security_alerts_escalation on security_alerts (tenant_id, escalation_id) where escalation_id is not null;
create index ix_security_alerts_incident on security_alerts (tenant_id, incident_id) where incident_id is not null;
create index ix_security_alerts_text on security_alerts using gin (title public.gin_trgm_ops);
select tenant_table('security_alerts', 'select, insert, update');
grant select, insert, update on security_alerts to ${worker};

-- The record an alert was made from, byte for byte. Apart, so that counting a duplicate does not copy it.
create table alert_payloads (
    tenant_id    uuid  not null default current_tenant(),
    alert_id     uuid  not null,
    content_type text,
    raw          bytea not null,
    constraint pk_alert_payloads primary key (tenant_id, alert_id),
    constraint fk_alert_payloads_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id)
);
select tenant_table('alert_payloads', 'select, insert');
grant select, insert on alert_payloads to ${worker};

create table alert_observables (
    tenant_id uuid not null default current_tenant(),
    alert_id  uuid not null,
    type      text not null,
    value     text not null,
    constraint pk_alert_observables primary key (tenant_id, alert_id, type, value),
    constraint fk_alert_observables_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id),
    constraint ck_alert_observables_type check (type in ('ip', 'domain', 'hash', 'user', 'host', 'url', 'cve', 'email'))
);
create index ix_alert_observables_value on alert_observables (tenant_id, type, value);
select tenant_table('alert_observables', 'select, insert');
grant select, insert on alert_observables to ${worker};
