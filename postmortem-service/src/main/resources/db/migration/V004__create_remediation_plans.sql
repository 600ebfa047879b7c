create table remediation_plans (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    version               bigint      not null,
    incident_id           uuid,
    review_id             uuid,
    name                  text        not null,
    type                  text        not null,
    status                text        not null,
    priority              text        not null,
    owner                 text,
    owner_name            text,
    stakeholders          jsonb       not null default '[]',
    objectives            text[]      not null,
    scope                 text        not null,
    constraints           text[]      not null default '{}',
    dependencies          jsonb       not null default '[]',
    success_criteria      text[]      not null,
    risk_assessment       jsonb       not null default '[]',
    budget_estimate       numeric(12, 2),
    resource_requirements jsonb       not null default '[]',
    planned_start_date    date,
    planned_end_date      date,
    actual_start_date     date,
    actual_end_date       date,
    completion_percentage integer     not null default 0,
    status_reason         text,
    approved_by           text,
    approved_by_name      text,
    approved_at           timestamptz,
    completed_at          timestamptz,
    created_at            timestamptz not null,
    created_by            text        not null,
    created_by_name       text,
    updated_at            timestamptz not null,
    updated_by            text        not null,
    updated_by_name       text,
    constraint pk_remediation_plans primary key (tenant_id, id),
    constraint fk_remediation_plans_incident foreign key (tenant_id, incident_id)
        references incident_snapshots (tenant_id, id),
    constraint fk_remediation_plans_review foreign key (tenant_id, review_id)
        references post_incident_reviews (tenant_id, id),
    constraint ck_remediation_plans_type check (type in ('incident', 'vulnerability', 'control_gap', 'process_improvement',
        'comprehensive')),
    constraint ck_remediation_plans_status check (status in ('draft', 'approved', 'in_progress', 'on_hold', 'completed',
        'cancelled')),
    constraint ck_remediation_plans_priority check (priority in ('critical', 'high', 'medium', 'low')),
    constraint ck_remediation_plans_dates check (planned_start_date <= planned_end_date),
    constraint ck_remediation_plans_completion check (completion_percentage between 0 and 100),
    constraint ck_remediation_plans_completed check ((status = 'completed') = (completed_at is not null)),
    constraint ck_remediation_plans_approver check (approved_by <> created_by),
    constraint ck_remediation_plans_budget check (budget_estimate >= 0)
);
create index ix_remediation_plans_incident on remediation_plans (tenant_id, incident_id, id);
create index ix_remediation_plans_review on remediation_plans (tenant_id, review_id, id);
create index ix_remediation_plans_active on remediation_plans (tenant_id, status, priority)
    where status in ('approved', 'in_progress');
create index ix_remediation_plans_updated on remediation_plans (tenant_id, updated_at);
select tenant_table('remediation_plans', 'select, insert, update');
