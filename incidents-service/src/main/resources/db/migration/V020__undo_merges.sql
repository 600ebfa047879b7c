-- What came with a merge goes back with it: links say which incident brought them.
alter table incident_alert_links add column merged_from uuid;
alter table incident_alert_links add constraint fk_incident_alert_links_merged_from
    foreign key (tenant_id, merged_from) references incidents (tenant_id, id) on delete set null (merged_from);
create index ix_incident_alert_links_merged_from on incident_alert_links (tenant_id, merged_from) where merged_from is not null;
create index ix_incidents_merged_into on incidents (tenant_id, merged_into, id) where merged_into is not null;

-- Of the merges of before: what both have and the one that lives on got at that time.
update incident_alert_links l set merged_from = i.id
from incidents i
where i.tenant_id = l.tenant_id and i.merged_into = l.incident_id
  and l.linked_at between i.closed_at - interval '5 seconds' and i.closed_at + interval '5 seconds'
  and exists (select from incident_alert_links o
      where o.tenant_id = l.tenant_id and o.incident_id = i.id and o.alert_id = l.alert_id);
