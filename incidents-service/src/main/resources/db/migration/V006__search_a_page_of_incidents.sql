-- A search that narrows and pages itself: what is left out of its matches afterwards would be missing from the list, and nobody told.
-- Full text is not leakproof, so it runs as the owner with the tenant written inside; asked holds the filters by the names of the query
-- parameters (lists are any of), who asks as "me" (empty for the product itself), the sort, and the cursor.
drop function search_incidents(text, integer);
create function search_incidents(words text, asked jsonb, at_most integer) returns setof uuid
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
          and (not i.restricted or $2 ->> 'me' = '' or $2 ->> 'me' in (i.owner, i.incident_manager, i.reporter)
            or exists (select from incident_members m
                where m.tenant_id = i.tenant_id and m.incident_id = i.id and m.subject = $2 ->> 'me'))
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
revoke all on function search_incidents(text, jsonb, integer) from public;
grant execute on function search_incidents(text, jsonb, integer) to ${service};
