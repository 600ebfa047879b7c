-- What is done to find out what happened.
create table investigation_activities (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    incident_id      uuid        not null,
    activity_type    text        not null,
    activity_name    text        not null,
    description      text,
    plan             text,
    planned_start_at timestamptz,
    due_at           timestamptz,
    status           text        not null,
    status_reason    text,
    assigned_to      text,
    assigned_to_name text,
    start_time       timestamptz,
    end_time         timestamptz,
    findings         text,
    next_steps       text,
    version          integer     not null default 0,
    created_at       timestamptz not null,
    created_by       text        not null,
    created_by_name  text,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    updated_by_name  text,
    primary key (tenant_id, id),
    constraint uq_investigation_activities_incident unique (tenant_id, incident_id, id),
    constraint fk_investigation_activities_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint ck_investigation_activities_type check (activity_type in ('evidence_collection', 'interviews', 'log_analysis', 'forensic_analysis',
        'threat_hunting', 'timeline_analysis', 'impact_assessment', 'other')),
    constraint ck_investigation_activities_name check (length(activity_name) between 1 and 300),
    constraint ck_investigation_activities_status check (status in ('planned', 'in_progress', 'completed', 'blocked', 'cancelled')),
    constraint ck_investigation_activities_reason check (status not in ('blocked', 'cancelled') or status_reason is not null),
    constraint ck_investigation_activities_started check (status not in ('in_progress', 'completed') or start_time is not null),
    -- What is completed has found something out, if only that there is nothing.
    constraint ck_investigation_activities_completed check ((status = 'completed') = (end_time is not null)
        and (status <> 'completed' or findings is not null)),
    constraint ck_investigation_activities_times check (end_time >= start_time)
);
create index ix_investigation_activities_assigned on investigation_activities (tenant_id, assigned_to, id) where assigned_to is not null;
create index ix_investigation_activities_due on investigation_activities (tenant_id, due_at, id)
    where due_at is not null and status in ('planned', 'in_progress', 'blocked');
create index ix_investigation_activities_updated on investigation_activities (tenant_id, updated_at);
select tenant_table('investigation_activities', 'select, insert, update');
create policy restricted on investigation_activities as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
