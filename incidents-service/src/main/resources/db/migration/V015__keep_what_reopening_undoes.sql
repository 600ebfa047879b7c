-- What an incident had reached when it was closed, and lost when it was reopened. Append-only.
create table incident_reopenings (
    tenant_id          uuid        not null default current_tenant(),
    id                 uuid        not null,
    incident_id        uuid        not null,
    contained_at       timestamptz,
    remediated_at      timestamptz,
    closed_at          timestamptz not null,
    closure_reason     text        not null,
    resolution_summary text        not null,
    reopened_at        timestamptz not null,
    reopened_by        text        not null,
    reopened_by_name   text,
    reason             text        not null,
    primary key (tenant_id, id),
    constraint fk_incident_reopenings_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint ck_incident_reopenings_closure_reason check (closure_reason in ('resolved', 'benign', 'duplicate', 'merged', 'accepted_risk',
        'false_positive')),
    constraint ck_incident_reopenings_order check (reopened_at >= closed_at)
);
create index ix_incident_reopenings_incident on incident_reopenings (tenant_id, incident_id, reopened_at, id);
select tenant_table('incident_reopenings', 'select, insert');
create policy restricted on incident_reopenings as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
