-- A restricted incident is hidden by the database, as ADR 0013 has it: also in what hangs on it, and from every query written later.
create index ix_incidents_restricted on incidents (tenant_id) where restricted;

-- The incidents that are hidden from whoever acts. It runs as the owner: the policies below ask it about rows they hide. An incident that
-- the transaction holds stays in sight until it ends: who gives it away goes on writing what that entails.
create function hidden_incidents() returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select i.id from incidents i
where i.tenant_id = current_tenant() and i.restricted
  and current_subject() is distinct from '*'
  and not coalesce(current_subject() in (i.owner, i.incident_manager, i.reporter), false)
  and not exists (select from incident_members m
      where m.tenant_id = i.tenant_id and m.incident_id = i.id and m.subject = current_subject())
  and not i.id = any (string_to_array(coalesce(current_setting('harrier.held', true), ''), ',')::uuid[])
$$;
revoke all on function hidden_incidents() from public;
grant execute on function hidden_incidents() to ${service};

-- Keeps an incident in sight of the transaction that holds it. Who may not see it can't begin to.
create function hold_in_sight(incident uuid) returns boolean
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    if incident in (select hidden_incidents()) then
        return false;
    end if;
    perform set_config('harrier.held', concat_ws(',', nullif(current_setting('harrier.held', true), ''), incident::text), true);
    return true;
end
$$;
revoke all on function hold_in_sight(uuid) from public;
grant execute on function hold_in_sight(uuid) to ${service};

create policy restricted on incidents as restrictive to ${service}
    using (id not in (select hidden_incidents())) with check (true);
create policy restricted on incident_members as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on incident_alert_links as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on incident_classification_history as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on timeline_events as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);
create policy restricted on sla_clocks as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

-- Those of some alerts that a live incident has which is hidden from the caller. What has ended holds on to none that came back.
create function hidden_alerts(alerts uuid[]) returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select l.alert_id from incident_alert_links l
    join incidents i on i.tenant_id = l.tenant_id and i.id = l.incident_id
where l.tenant_id = current_tenant() and l.alert_id = any (alerts) and i.closed_at is null
  and i.id in (select hidden_incidents())
$$;
revoke all on function hidden_alerts(uuid[]) from public;
grant execute on function hidden_alerts(uuid[]) to ${service};

-- The search of before, which now asks the same question about restricted incidents as everything else.
create or replace function search_incidents(words text, asked jsonb, at_most integer) returns setof uuid
    language plpgsql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    moment    text := case asked ->> 'sort' when '-updatedAt' then 'updated_at' else 'opened_at' end;
    direction text := case asked ->> 'sort' when 'openedAt' then 'asc' else 'desc' end;
    beyond    text := case asked ->> 'sort' when 'openedAt' then '>' else '<' end;
begin
    return query execute format($search$
        select i.id from incidents i
        where i.tenant_id = current_tenant() and i.search @@ websearch_to_tsquery('simple', $1)
          and i.id not in (select hidden_incidents())
          and ($2 -> 'status' is null or $2 -> 'status' ? i.status)
          and ($2 -> 'severity' is null or $2 -> 'severity' ? i.severity)
          and ($2 -> 'priority' is null or $2 -> 'priority' ? i.priority)
          and ($2 -> 'incidentType' is null or $2 -> 'incidentType' ? i.incident_type)
          and ($2 -> 'owner' is null or $2 -> 'owner' ? i.owner)
          and ($2 -> 'incidentManager' is null or $2 -> 'incidentManager' ? i.incident_manager)
          and ($2 ->> 'number' is null or i.number = ($2 ->> 'number')::bigint)
          and ($2 ->> 'alertId' is null or exists (select from incident_alert_links l
                where l.tenant_id = i.tenant_id and l.incident_id = i.id and l.alert_id = ($2 ->> 'alertId')::uuid))
          and ($2 ->> 'escalationId' is null or i.escalation_id = ($2 ->> 'escalationId')::uuid)
          and ($2 ->> 'updatedSince' is null or i.updated_at >= ($2 ->> 'updatedSince')::timestamptz)
          and ($2 ->> 'cursorAt' is null
            or (i.%1$I, i.id) %2$s (($2 ->> 'cursorAt')::timestamptz, ($2 ->> 'cursorId')::uuid))
        order by i.%1$I %3$s, i.id %3$s limit $3
        $search$, moment, beyond, direction) using words, asked, at_most;
end
$$;
