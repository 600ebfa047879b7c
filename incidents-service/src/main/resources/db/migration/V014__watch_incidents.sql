-- Who wants to hear of an incident without being anything to it.
create table incident_watchers (
    tenant_id   uuid        not null default current_tenant(),
    incident_id uuid        not null,
    subject     text        not null,
    name        text,
    watched_at  timestamptz not null,
    primary key (tenant_id, incident_id, subject),
    constraint fk_incident_watchers_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_watchers_subject on incident_watchers (tenant_id, subject, incident_id);
select tenant_table('incident_watchers', 'select, insert, delete');
create policy restricted on incident_watchers as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
