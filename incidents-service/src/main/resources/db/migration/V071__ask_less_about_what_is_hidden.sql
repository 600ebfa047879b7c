-- Every statement about an incident or what hangs on it asks which incidents are hidden. The answer is read from two indexes alone, however
-- many incidents are restricted; and a list that meets none that is restricted does not ask.
drop index ix_incidents_restricted;
create index ix_incidents_restricted on incidents (tenant_id) include (id, owner, incident_manager, reporter) where restricted;
create index ix_incident_members_subject on incident_members (tenant_id, subject, incident_id);
alter policy restricted on incidents using (not restricted or id not in (select hidden_incidents()));
