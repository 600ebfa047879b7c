-- Whoever reads the review, plan or task of a restricted incident is in the data access log.
create or replace function restricted_record(parent uuid) returns boolean
    language sql stable
as $$
select exists (select from incident_snapshots i where i.tenant_id = current_tenant() and i.id = parent and i.restricted)
$$;
