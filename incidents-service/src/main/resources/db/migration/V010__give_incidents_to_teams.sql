-- The team that answers for an incident, by its key; the playbook it is worked by, as the classification matrix names it.
alter table incidents
    add column if not exists team text,
    add column playbook text,
    add constraint ck_incidents_team check (length(team) between 1 and 100),
    add constraint ck_incidents_playbook check (length(playbook) between 1 and 200);
create index ix_incidents_team on incidents (tenant_id, team, opened_at desc, id desc) where team is not null;
