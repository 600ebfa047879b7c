create table post_incident_findings (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    version         bigint      not null,
    review_id       uuid        not null,
    type            text        not null,
    name            text        not null,
    description     text,
    evidence        text,
    impact          text,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    updated_by_name text,
    constraint pk_post_incident_findings primary key (tenant_id, id),
    constraint fk_post_incident_findings_review foreign key (tenant_id, review_id)
        references post_incident_reviews (tenant_id, id),
    constraint ck_post_incident_findings_type check (type in ('root_cause', 'contributing_factor', 'detection_gap',
        'response_gap', 'process_issue', 'technology_issue', 'people_issue'))
);
create index ix_post_incident_findings_review on post_incident_findings (tenant_id, review_id, id);
select tenant_table('post_incident_findings');

create table post_incident_recommendations (
    tenant_id               uuid        not null default current_tenant(),
    id                      uuid        not null,
    version                 bigint      not null,
    finding_id              uuid        not null,
    name                    text        not null,
    description             text,
    priority                text        not null,
    category                text        not null,
    estimated_effort        text,
    estimated_cost          numeric(12, 2),
    expected_benefits       text,
    status                  text        not null,
    implementation_deadline date,
    created_at              timestamptz not null,
    created_by              text        not null,
    created_by_name         text,
    updated_at              timestamptz not null,
    updated_by              text        not null,
    updated_by_name         text,
    constraint pk_post_incident_recommendations primary key (tenant_id, id),
    constraint fk_post_incident_recommendations_finding foreign key (tenant_id, finding_id)
        references post_incident_findings (tenant_id, id) on delete cascade,
    constraint ck_post_incident_recommendations_priority check (priority in ('critical', 'high', 'medium', 'low')),
    constraint ck_post_incident_recommendations_category check (category in ('technology', 'process', 'people', 'governance')),
    constraint ck_post_incident_recommendations_status check (status in ('proposed', 'approved', 'rejected', 'implemented',
        'verified')),
    constraint ck_post_incident_recommendations_cost check (estimated_cost >= 0)
);
create index ix_post_incident_recommendations_finding on post_incident_recommendations (tenant_id, finding_id, id);
select tenant_table('post_incident_recommendations');
