-- One incident table out of three documents; status, type, severity and the rest are text with a check.
create table incidents (
    tenant_id              uuid        not null default current_tenant(),
    id                     uuid        not null,
    number                 bigint      not null,
    title                  text        not null,
    description            text,
    incident_type          text        not null,
    severity               text        not null,
    priority               text        not null,
    status                 text        not null,
    detection_method       text        not null,
    detected_at            timestamptz not null,
    occurred_at            timestamptz,
    opened_at              timestamptz not null,
    acknowledged_at        timestamptz,
    investigating_at       timestamptz,
    contained_at           timestamptz,
    remediated_at          timestamptz,
    closed_at              timestamptz,
    owner                  text,
    owner_name             text,
    incident_manager       text,
    incident_manager_name  text,
    reporter               text,
    reporter_name          text,
    affected_systems       text[]      not null default '{}',
    affected_data          text[]      not null default '{}',
    potential_impact       text,
    actual_impact          text,
    is_reportable          boolean     not null default false,
    restricted             boolean     not null default false,
    closure_reason         text,
    resolution_summary     text,
    escalation_id          uuid,
    merged_into            uuid,
    linked_ticket_ids      text[]      not null default '{}',
    linked_problem_id      uuid,
    version                integer     not null default 0,
    created_at             timestamptz not null,
    created_by             text        not null,
    created_by_name        text,
    updated_at             timestamptz not null,
    updated_by             text        not null,
    updated_by_name        text,
    search                 tsvector    not null generated always as (
        to_tsvector('simple', 'INC-' || lpad(number::text, greatest(6, length(number::text)), '0') || ' ' || title || ' ' || coalesce(description, ''))) stored,
    primary key (tenant_id, id),
    constraint uq_incidents_number unique (tenant_id, number),
    -- However often an escalation arrives, it is one incident.
    constraint uq_incidents_escalation unique (tenant_id, escalation_id),
    constraint fk_incidents_merged_into foreign key (tenant_id, merged_into) references incidents (tenant_id, id),
    constraint ck_incidents_title check (length(title) between 1 and 500),
    constraint ck_incidents_incident_type check (incident_type in ('security_breach', 'data_leak', 'system_compromise', 'insider_threat',
        'physical_security', 'malware', 'phishing', 'ddos', 'other')),
    constraint ck_incidents_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_incidents_priority check (priority in ('emergency', 'high', 'medium', 'low')),
    constraint ck_incidents_status check (status in ('detected', 'investigating', 'contained', 'remediated', 'closed', 'false_positive')),
    constraint ck_incidents_detection_method check (detection_method in ('automated', 'manual_internal', 'third_party', 'audit', 'customer_report')),
    constraint ck_incidents_closure_reason check (closure_reason in ('resolved', 'benign', 'duplicate', 'merged', 'accepted_risk', 'false_positive')),
    -- What has ended says when and why; what lives does not.
    constraint ck_incidents_ended check ((status in ('closed', 'false_positive')) = (closed_at is not null)
        and (closed_at is null) = (closure_reason is null)
        and (closed_at is null or resolution_summary is not null)),
    constraint ck_incidents_merged check ((closure_reason is not distinct from 'merged') = (merged_into is not null))
);
create index ix_incidents_opened on incidents (tenant_id, opened_at desc, id desc);
create index ix_incidents_updated on incidents (tenant_id, updated_at desc, id desc);
create index ix_incidents_owner on incidents (tenant_id, owner, opened_at desc) where owner is not null;
create index ix_incidents_live on incidents (tenant_id, status, opened_at desc) where closed_at is null;
create index ix_incidents_search on incidents using gin (search);
select tenant_table('incidents');

-- The last number given, per tenant. Its row is held until the incident is committed, so numbers have no gaps and openings queue.
create table incident_numbers (
    tenant_id uuid   not null default current_tenant() primary key,
    last      bigint not null
);
select tenant_table('incident_numbers');

-- Who sees a restricted incident, besides those whose names it carries.
create table incident_members (
    tenant_id   uuid        not null default current_tenant(),
    incident_id uuid        not null,
    subject     text        not null,
    name        text,
    added_at    timestamptz not null,
    added_by    text        not null,
    primary key (tenant_id, incident_id, subject),
    constraint fk_incident_members_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
select tenant_table('incident_members');

-- Full text is not leakproof: under row-level security its index would not be used. The tenant is written inside instead.
create function search_incidents(words text, at_most integer) returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select id from incidents
where tenant_id = current_tenant() and search @@ websearch_to_tsquery('simple', words)
order by opened_at desc, id desc
limit at_most
$$;
revoke all on function search_incidents(text, integer) from public;
grant execute on function search_incidents(text, integer) to ${service};
