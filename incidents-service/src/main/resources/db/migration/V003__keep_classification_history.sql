-- Every change of type, severity or priority, with its reason. Append-only.
create table incident_classification_history (
    tenant_id         uuid        not null default current_tenant(),
    id                uuid        not null,
    incident_id       uuid        not null,
    previous_type     text        not null,
    new_type          text        not null,
    previous_severity text        not null,
    new_severity      text        not null,
    previous_priority text        not null,
    new_priority      text        not null,
    change_reason     text        not null,
    changed_by        text        not null,
    changed_by_name   text,
    changed_at        timestamptz not null,
    primary key (tenant_id, id),
    constraint fk_incident_classification_history_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_classification_history_incident on incident_classification_history (tenant_id, incident_id, changed_at, id);
select tenant_table('incident_classification_history', 'select, insert');
