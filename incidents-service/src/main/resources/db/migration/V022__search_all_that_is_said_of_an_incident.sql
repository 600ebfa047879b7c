-- What is said of an incident as words to be found by: a row for the incident itself, one for each entry of its timeline. Written with what
-- is said, never when an incident only moves. Read by the search alone.
create table incident_words (
    tenant_id   uuid     not null default current_tenant(),
    incident_id uuid     not null,
    entry_id    uuid     not null,
    words       tsvector not null,
    constraint pk_incident_words primary key (tenant_id, incident_id, entry_id),
    constraint fk_incident_words_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_words_words on incident_words using gin (words);
select tenant_table('incident_words', 'select');
revoke all on incident_words from ${service};

create function incident_lexemes(said incidents) returns tsvector
    language sql stable
as $$
select search_lexemes(said.tenant_id, concat_ws(' ',
    'INC-' || lpad(said.number::text, greatest(6, length(said.number::text)), '0'), said.title, left(said.description, 20000),
    array_to_string(said.affected_systems[1:100], ' ')))
$$;

create function entry_lexemes(said timeline_events) returns tsvector
    language sql stable
as $$
select search_lexemes(said.tenant_id, concat_ws(' ', said.title, left(said.description, 20000), said.source,
    array_to_string(said.systems_affected[1:100], ' '), array_to_string(said.actions_taken[1:100], ' ')))
$$;

create function write_incident_words() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    insert into incident_words (tenant_id, incident_id, entry_id, words)
    values (new.tenant_id, new.id, new.id, incident_lexemes(new))
    on conflict (tenant_id, incident_id, entry_id) do update set words = excluded.words;
    return null;
end
$$;
create trigger tr_incidents_words after insert on incidents for each row execute function write_incident_words();
create trigger tr_incidents_words_changed after update on incidents for each row
    when (old.title is distinct from new.title or old.description is distinct from new.description
        or old.affected_systems is distinct from new.affected_systems)
    execute function write_incident_words();

create function write_entry_words() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    insert into incident_words (tenant_id, incident_id, entry_id, words)
    values (new.tenant_id, new.incident_id, new.id, entry_lexemes(new));
    return null;
end
$$;
create trigger tr_timeline_events_words after insert on timeline_events for each row execute function write_entry_words();

insert into incident_words (tenant_id, incident_id, entry_id, words)
select i.tenant_id, i.id, i.id, incident_lexemes(i) from incidents i;
insert into incident_words (tenant_id, incident_id, entry_id, words)
select e.tenant_id, e.incident_id, e.id, entry_lexemes(e) from timeline_events e;
revoke all on function incident_lexemes(incidents), entry_lexemes(timeline_events), write_incident_words(), write_entry_words() from public;

-- The search of before knew titles and descriptions, in one index over all tenants.
drop function if exists search_incidents(text, jsonb, integer);
alter table incidents drop column search;

-- Who walks along all incidents in the order in which they were made.
create index ix_incidents_made on incidents (tenant_id, id);

insert into filter_properties (search, name, expression, type) values
    ('incidents', 'id', 'a.id', 'uuid'),
    ('incidents', 'number', 'a.number', 'bigint'),
    ('incidents', 'reference', '''INC-'' || lpad(a.number::text, greatest(6, length(a.number::text)), ''0'')', 'text'),
    ('incidents', 'title', 'a.title', 'text'),
    ('incidents', 'description', 'a.description', 'text'),
    ('incidents', 'status', 'a.status', 'text'),
    ('incidents', 'incidentType', 'a.incident_type', 'text'),
    ('incidents', 'severity', 'case a.severity when ''critical'' then 5 when ''high'' then 4 when ''medium'' then 3 when ''low'' then 2 else 1 end', 'integer'),
    ('incidents', 'severity.is', 'a.severity', 'text'),
    ('incidents', 'priority', 'case a.priority when ''emergency'' then 4 when ''high'' then 3 when ''medium'' then 2 else 1 end', 'integer'),
    ('incidents', 'priority.is', 'a.priority', 'text'),
    ('incidents', 'detectionMethod', 'a.detection_method', 'text'),
    ('incidents', 'owner.subject', 'a.owner', 'text'),
    ('incidents', 'owner.name', 'a.owner_name', 'text'),
    ('incidents', 'incidentManager.subject', 'a.incident_manager', 'text'),
    ('incidents', 'incidentManager.name', 'a.incident_manager_name', 'text'),
    ('incidents', 'reporter.subject', 'a.reporter', 'text'),
    ('incidents', 'detectedAt', 'a.detected_at', 'timestamptz'),
    ('incidents', 'occurredAt', 'a.occurred_at', 'timestamptz'),
    ('incidents', 'openedAt', 'a.opened_at', 'timestamptz'),
    ('incidents', 'acknowledgedAt', 'a.acknowledged_at', 'timestamptz'),
    ('incidents', 'investigatingAt', 'a.investigating_at', 'timestamptz'),
    ('incidents', 'containedAt', 'a.contained_at', 'timestamptz'),
    ('incidents', 'remediatedAt', 'a.remediated_at', 'timestamptz'),
    ('incidents', 'closedAt', 'a.closed_at', 'timestamptz'),
    ('incidents', 'affectedSystems', '%s = any (a.affected_systems)', 'text'),
    ('incidents', 'affectedData', '%s = any (a.affected_data)', 'text'),
    ('incidents', 'linkedTicketIds', '%s = any (a.linked_ticket_ids)', 'text'),
    ('incidents', 'linkedProblemId', 'a.linked_problem_id', 'uuid'),
    ('incidents', 'reportable', 'a.is_reportable', 'boolean'),
    ('incidents', 'restricted', 'a.restricted', 'boolean'),
    ('incidents', 'closureReason', 'a.closure_reason', 'text'),
    ('incidents', 'resolutionSummary', 'a.resolution_summary', 'text'),
    ('incidents', 'escalationId', 'a.escalation_id', 'uuid'),
    ('incidents', 'mergedInto', 'a.merged_into', 'uuid'),
    ('incidents', 'createdAt', 'a.created_at', 'timestamptz'),
    ('incidents', 'createdBy.subject', 'a.created_by', 'text'),
    ('incidents', 'updatedAt', 'a.updated_at', 'timestamptz'),
    ('incidents', 'updatedBy.subject', 'a.updated_by', 'text');

-- Finds incidents of the running tenant that the caller may see, in a list's order and after a cursor. "asked" holds the words (each begins
-- one of what is said), the condition, an alert that they have, whether only what lives is asked for, the sort, and the values of the last
-- of the page before. It is planned anew each time: whether the words or the order is the shorter way depends on them.
create function find_incidents(asked jsonb, at_most integer) returns table (id uuid, at timestamptz)
    language plpgsql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
declare
    few        constant integer := 1000;
    conditions text := filter_sql('incidents', coalesce(asked -> 'condition', '{"all": []}'), '{condition}');
    moment     text := case asked ->> 'sort' when 'latest' then 'updated_at' when 'made' then 'created_at' else 'opened_at' end;
    ways       text := case when asked ->> 'sort' in ('oldest', 'made') then 'asc' else 'desc' end;
    beyond     text := case when asked ->> 'sort' in ('oldest', 'made') then '>' else '<' end;
    query      tsquery;
    found      uuid[];
begin
    for n in 0 .. coalesce(jsonb_array_length(asked -> 'words'), 0) - 1 loop
        query := search_query(current_tenant(), asked -> 'words' ->> n);
        found := array(select w.incident_id from incident_words w
            where query is not null and w.tenant_id = current_tenant() and w.words @@ query limit few + 1);
        -- Few are looked up by their ids; of many the order of the list soon meets enough.
        conditions := conditions || case when cardinality(found) <= few then format(' and a.id = any (%L::uuid[])', found)
            else format(' and exists (select from incident_words w where w.tenant_id = a.tenant_id and w.incident_id = a.id and w.words @@ %L::tsquery)', query) end;
    end loop;
    if asked ? 'alertId' then
        conditions := conditions || $alert$ and a.id in (select l.incident_id from incident_alert_links l
            where l.tenant_id = current_tenant() and l.alert_id = ($1 ->> 'alertId')::uuid)$alert$;
    end if;
    if (asked ->> 'live')::boolean then
        conditions := conditions || ' and a.closed_at is null';
    end if;
    if asked ? 'after' then
        conditions := conditions || case asked ->> 'sort'
            when 'made' then ' and a.id > ($1 #>> ''{after,id}'')::uuid'
            else format(' and (a.%I, a.id) %s (($1 #>> ''{after,at}'')::timestamptz, ($1 #>> ''{after,id}'')::uuid)', moment, beyond) end;
    end if;
    return query execute format($find$
        select a.id, a.%1$I from incidents a
        where a.tenant_id = current_tenant() and (not a.restricted or a.id not in (select hidden_incidents())) and %2$s
        order by %3$s limit $2
        $find$, moment, conditions, case asked ->> 'sort' when 'made' then 'a.id' else format('a.%1$I %2$s, a.id %2$s', moment, ways) end)
        using asked, at_most;
end
$$;
revoke all on function find_incidents(jsonb, integer) from public;
grant execute on function find_incidents(jsonb, integer) to ${service};
