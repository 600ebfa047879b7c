-- What must not be disposed of: all evidence of an incident, or one item. A hold ends by two people.
create table evidence_holds (
    tenant_id                 uuid        not null default current_tenant(),
    id                        uuid        not null,
    incident_id               uuid        not null,
    evidence_id               uuid,
    reason                    text        not null,
    termination_reason        text,
    termination_asked_at      timestamptz,
    termination_asked_by      text,
    termination_asked_by_name text,
    released_at               timestamptz,
    released_by               text,
    released_by_name          text,
    version                   integer     not null default 0,
    created_at                timestamptz not null,
    created_by                text        not null,
    created_by_name           text,
    updated_at                timestamptz not null,
    updated_by                text        not null,
    updated_by_name           text,
    primary key (tenant_id, id),
    constraint fk_evidence_holds_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id),
    constraint fk_evidence_holds_evidence foreign key (tenant_id, incident_id, evidence_id) references evidence (tenant_id, incident_id, id),
    constraint ck_evidence_holds_release check (released_at is null or (termination_asked_by is not null and released_by is not null
        and released_by <> termination_asked_by and released_by <> created_by))
);
create index ix_evidence_holds_force on evidence_holds (tenant_id, incident_id) where released_at is null;
select tenant_table('evidence_holds', 'select, insert, update');
create policy restricted on evidence_holds as restrictive to ${service} using (incident_id not in (select hidden_incidents())) with check (true);
