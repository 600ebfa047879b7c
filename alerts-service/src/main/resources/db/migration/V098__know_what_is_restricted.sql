-- Whoever reads an alert of a restricted incident is in the data access log.
create or replace function restricted_record(parent uuid) returns boolean
    language sql stable
as $$
select exists (select from incident_access i where i.tenant_id = current_tenant() and i.incident_id = parent and i.restricted)
$$;
