-- Incidents as their service last announced them: read here, written only by its events.
create table incident_snapshots (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    version               bigint      not null,
    reference             text        not null,
    title                 text        not null,
    incident_type         text        not null,
    severity              text        not null,
    priority              text        not null,
    status                text        not null,
    owner                 text,
    owner_name            text,
    incident_manager      text,
    incident_manager_name text,
    detected_at           timestamptz not null,
    opened_at             timestamptz not null,
    closed_at             timestamptz,
    closure_reason        text,
    restricted            boolean     not null,
    received_at           timestamptz not null,
    constraint pk_incident_snapshots primary key (tenant_id, id),
    constraint ck_incident_snapshots_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational'))
);
select tenant_table('incident_snapshots', 'select, insert, update');
