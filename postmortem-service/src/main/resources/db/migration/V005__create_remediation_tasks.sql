create table remediation_tasks (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    version               bigint      not null,
    plan_id               uuid,
    incident_id           uuid,
    title                 text        not null,
    description           text,
    type                  text        not null,
    priority              text        not null,
    status                text        not null,
    status_reason         text,
    assigned_to           text,
    assigned_to_name      text,
    assigned_team         text,
    estimated_hours       numeric(7, 2),
    actual_hours          numeric(7, 2),
    due_date              date,
    deferred_until        date,
    blockers              text[]      not null default '{}',
    affected_systems      text[]      not null default '{}',
    vulnerability_ids     uuid[]      not null default '{}',
    completion_evidence   jsonb       not null default '[]',
    started_at            timestamptz,
    -- Done as its worker says; completed, where asked, only once somebody else has verified it.
    done_by               text,
    done_by_name          text,
    done_at               timestamptz,
    completed_at          timestamptz,
    verification_required boolean     not null,
    verification_method   text,
    verification_results  text,
    verified_by           text,
    verified_by_name      text,
    verified_at           timestamptz,
    created_at            timestamptz not null,
    created_by            text        not null,
    created_by_name       text,
    updated_at            timestamptz not null,
    updated_by            text        not null,
    updated_by_name       text,
    constraint pk_remediation_tasks primary key (tenant_id, id),
    constraint fk_remediation_tasks_plan foreign key (tenant_id, plan_id) references remediation_plans (tenant_id, id),
    constraint fk_remediation_tasks_incident foreign key (tenant_id, incident_id)
        references incident_snapshots (tenant_id, id),
    constraint ck_remediation_tasks_home check (plan_id is not null or incident_id is not null),
    constraint ck_remediation_tasks_type check (type in ('technical', 'procedural', 'training', 'policy', 'communication',
        'testing', 'patch', 'reconfiguration', 'replacement', 'hardening', 'monitoring', 'process_change', 'other')),
    constraint ck_remediation_tasks_priority check (priority in ('critical', 'high', 'medium', 'low')),
    constraint ck_remediation_tasks_status check (status in ('not_started', 'in_progress', 'blocked', 'completed', 'cancelled',
        'deferred')),
    constraint ck_remediation_tasks_completed check ((status = 'completed') = (completed_at is not null)),
    constraint ck_remediation_tasks_verified check (status <> 'completed' or not verification_required
        or verified_by is not null),
    constraint ck_remediation_tasks_verifier check (verified_by is null
        or (verified_by is distinct from assigned_to and verified_by is distinct from done_by)),
    constraint ck_remediation_tasks_hours check (coalesce(estimated_hours, 0) >= 0 and coalesce(actual_hours, 0) >= 0),
    constraint ck_remediation_tasks_evidence check (jsonb_typeof(completion_evidence) = 'array')
);
create index ix_remediation_tasks_plan on remediation_tasks (tenant_id, plan_id, id);
create index ix_remediation_tasks_incident on remediation_tasks (tenant_id, incident_id, id);
create index ix_remediation_tasks_assignee on remediation_tasks (tenant_id, assigned_to, status);
create index ix_remediation_tasks_due on remediation_tasks (tenant_id, due_date, id)
    where status not in ('completed', 'cancelled');
create index ix_remediation_tasks_updated on remediation_tasks (tenant_id, updated_at);
select tenant_table('remediation_tasks', 'select, insert, update');

-- What must complete before a task: a graph without cycles, kept so by the service.
create table remediation_task_dependencies (
    tenant_id     uuid not null default current_tenant(),
    task_id       uuid not null,
    depends_on_id uuid not null,
    constraint pk_remediation_task_dependencies primary key (tenant_id, task_id, depends_on_id),
    constraint fk_remediation_task_dependencies_task foreign key (tenant_id, task_id)
        references remediation_tasks (tenant_id, id),
    constraint fk_remediation_task_dependencies_on foreign key (tenant_id, depends_on_id)
        references remediation_tasks (tenant_id, id),
    constraint ck_remediation_task_dependencies_self check (task_id <> depends_on_id)
);
create index ix_remediation_task_dependencies_on on remediation_task_dependencies (tenant_id, depends_on_id);
select tenant_table('remediation_task_dependencies', 'select, insert, delete');
