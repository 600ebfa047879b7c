-- Who sees a restricted incident, by subject, as its service announces it.
alter table incident_snapshots add column members text[] not null default '{}';
create index ix_incident_snapshots_restricted on incident_snapshots (tenant_id) where restricted;

-- The incidents that are hidden from whoever acts. It runs as the owner: the policies below ask it about rows they hide.
create function hidden_incidents() returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select id from incident_snapshots
where tenant_id = current_tenant() and restricted
  and current_subject() is distinct from '*'
  and not coalesce(current_subject() = any (members), false)
$$;
revoke all on function hidden_incidents() from public;
grant execute on function hidden_incidents() to ${service};

-- What belongs to a hidden incident is not there. A restrictive policy narrows what the tenant's policy shows, in every statement.
create policy restricted on incident_snapshots as restrictive to ${service}
    using (id not in (select hidden_incidents())) with check (true);
create policy restricted on post_incident_reviews as restrictive to ${service}
    using (incident_id is null or incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on remediation_plans as restrictive to ${service}
    using (incident_id is null or incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on remediation_tasks as restrictive to ${service}
    using (incident_id is null or incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on post_incident_findings as restrictive to ${service}
    using (exists (select from post_incident_reviews r
        where r.tenant_id = post_incident_findings.tenant_id and r.id = review_id)) with check (true);
create policy restricted on post_incident_recommendations as restrictive to ${service}
    using (exists (select from post_incident_findings f
        where f.tenant_id = post_incident_recommendations.tenant_id and f.id = finding_id)) with check (true);

-- Whether a task waits is the same for everybody: the open tasks it waits for, a hidden one without its title.
create function open_dependencies(task uuid) returns table (id uuid, title text)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select t.id, case when t.incident_id in (select hidden_incidents()) then null else t.title end
from remediation_task_dependencies d
    join remediation_tasks t on t.tenant_id = d.tenant_id and t.id = d.depends_on_id
where d.tenant_id = current_tenant() and d.task_id = open_dependencies.task and t.status not in ('completed', 'cancelled')
order by t.id
$$;
revoke all on function open_dependencies(uuid) from public;
grant execute on function open_dependencies(uuid) to ${service};
