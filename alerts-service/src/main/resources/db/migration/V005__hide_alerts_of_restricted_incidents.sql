-- Who sees which incident, as incidents-service announces it; an incident that has no row hides nothing.
create table incident_access (
    tenant_id   uuid    not null default current_tenant(),
    incident_id uuid    not null,
    version     bigint  not null,
    restricted  boolean not null,
    members     text[]  not null,
    constraint pk_incident_access primary key (tenant_id, incident_id)
);
create index ix_incident_access_restricted on incident_access (tenant_id) where restricted;
select tenant_table('incident_access', 'select, insert, update');

-- The incidents that are hidden from whoever acts: few, and found once per statement. It runs as the owner: row-level security on the
-- table it reads adds nothing, for the tenant is written inside.
create function hidden_incidents() returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select incident_id from incident_access
where tenant_id = current_tenant() and restricted
  and current_subject() is distinct from '*'
  and not coalesce(current_subject() = any (members), false)
$$;
revoke all on function hidden_incidents() from public;
grant execute on function hidden_incidents() to ${service};

-- An alert of a hidden incident is not there. A restrictive policy narrows what the tenant's policy shows, in every statement.
create policy restricted on security_alerts as restrictive to ${service}
    using (incident_id is null or incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on alert_events as restrictive to ${service}
    using (exists (select from security_alerts a where a.tenant_id = alert_events.tenant_id and a.id = alert_id)) with check (true);
create policy restricted on alert_observables as restrictive to ${service}
    using (exists (select from security_alerts a where a.tenant_id = alert_observables.tenant_id and a.id = alert_id)) with check (true);
create policy restricted on alert_payloads as restrictive to ${service}
    using (exists (select from security_alerts a where a.tenant_id = alert_payloads.tenant_id and a.id = alert_id)) with check (true);
