-- The search narrows, orders and pages by itself: what it left out before the other conditions would be lost silently. The rows are
-- still read under row-level security. "narrowed" has a property for each condition asked for; rank, at and id are a cursor's.
drop function search_alerts(text, integer);
create function search_alerts(words text, sort text, narrowed jsonb, at_most integer)
    returns table (id uuid, rank integer, at timestamptz)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select a.id, a.severity_rank::integer,
       case sort when 'severity' then a.first_seen_at when 'assigned' then a.assigned_at else a.updated_at end
from security_alerts a
cross join jsonb_to_record(narrowed) as n (status text[], severity text[], system text[], type text[], "sourceId" text,
    incident uuid, owner text, "from" timestamptz, "to" timestamptz, since timestamptz, rank integer, at timestamptz, id uuid)
where a.tenant_id = current_tenant()
  and (a.incident_id is null or a.incident_id not in (select hidden_incidents()))
  and a.title ilike '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
  and (n.status is null or a.status = any (n.status))
  and (n.severity is null or a.severity = any (n.severity))
  and (n.system is null or a.source_system = any (n.system))
  and (n.type is null or a.source_type = any (n.type))
  and (n."sourceId" is null or a.source_id = n."sourceId")
  and (n.incident is null or a.incident_id = n.incident)
  and (n.owner is null or a.assigned_to = n.owner)
  and (n."from" is null or a.first_seen_at >= n."from")
  and (n."to" is null or a.first_seen_at < n."to")
  and (n.since is null or a.updated_at >= n.since)
  and (n.id is null or case sort
    when 'severity' then (a.severity_rank, a.first_seen_at, a.id) < (n.rank, n.at, n.id)
    when 'assigned' then (a.assigned_at, a.id) < (n.at, n.id)
    else (a.updated_at, a.id) > (n.at, n.id) end)
order by case sort when 'severity' then a.severity_rank end desc,
         case sort when 'severity' then a.first_seen_at when 'assigned' then a.assigned_at end desc,
         case sort when 'updated' then a.updated_at end,
         case when sort <> 'updated' then a.id end desc, a.id
limit at_most
$$;
revoke execute on function search_alerts from public;
grant execute on function search_alerts to ${service};
