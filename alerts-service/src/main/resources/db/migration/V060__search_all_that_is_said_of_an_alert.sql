-- What is said of an alert beside its title, as words to be found by: written a moment later by a loop, so that ingest waits for none of
-- it and a duplicate, which brings no new word, touches nothing. Read by the search alone.
create table alert_texts (
    tenant_id uuid     not null default current_tenant(),
    alert_id  uuid     not null,
    words     tsvector not null,
    constraint pk_alert_texts primary key (tenant_id, alert_id),
    constraint fk_alert_texts_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id) on delete cascade
);
create index ix_alert_texts_words on alert_texts using gin (words);
select tenant_table('alert_texts', 'select');
revoke all on alert_texts from ${service};

-- Alerts whose words are still to be written: a heap, for a key would cost ingest more than it is worth.
create table alert_texts_due (
    tenant_id uuid not null,
    alert_id  uuid not null
);

create function alerts_are_new() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    insert into alert_texts_due select tenant_id, id from fresh;
    return null;
end
$$;
create trigger tr_security_alerts_texts after insert on security_alerts
    referencing new table as fresh for each statement execute function alerts_are_new();

create function alert_is_commented() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    insert into alert_texts_due values (new.tenant_id, new.alert_id);
    return null;
end
$$;
create trigger tr_alert_events_texts after insert on alert_events for each row
    when (new.type = 'comment' and new.incident_id is null) execute function alert_is_commented();

insert into alert_texts_due select tenant_id, id from security_alerts;

-- Writes the words of some of the alerts that are due, and answers how many there were. One at a time: who read earlier must not write
-- later. A comment from while the alert was an incident's is not among the words: it is hidden with that incident.
create function write_alert_texts(at_most integer) returns integer
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    done integer;
begin
    if not pg_try_advisory_xact_lock(hashtext('alert_texts'), hashtext(current_schema())) then
        return 0;
    end if;
    with due as (
        delete from alert_texts_due where ctid = any (array(select ctid from alert_texts_due limit at_most))
        returning tenant_id, alert_id
    ), written as (
        insert into alert_texts (tenant_id, alert_id, words)
        select a.tenant_id, a.id, search_lexemes(a.tenant_id, concat_ws(' ', a.source_system, left(a.source_id, 500), a.classification,
            a.entity_id, a.entity_name, array_to_string(a.affected_systems[1:50], ' '), array_to_string(a.affected_assets[1:50], ' '),
            left(a.description, 4000),
            (select string_agg(left(value, 500), ' ') from (select value from alert_observables o
                where o.tenant_id = a.tenant_id and o.alert_id = a.id limit 200) observable),
            (select string_agg(left(note, 1000), ' ') from (select note from alert_events e
                where e.tenant_id = a.tenant_id and e.alert_id = a.id and e.type = 'comment' and e.incident_id is null
                order by e.id desc limit 20) comment)))
        from (select distinct tenant_id, alert_id from due) d
        join security_alerts a on a.tenant_id = d.tenant_id and a.id = d.alert_id
        on conflict (tenant_id, alert_id) do update set words = excluded.words where alert_texts.words is distinct from excluded.words
    )
    select count(*) into done from due;
    return done;
end
$$;
revoke all on function write_alert_texts(integer), alerts_are_new(), alert_is_commented() from public;
grant execute on function write_alert_texts(integer) to ${worker};

insert into filter_properties (search, name, expression, type) values
    ('alerts', 'id', 'a.id', 'uuid'),
    ('alerts', 'status', 'a.status', 'text'),
    ('alerts', 'severity', 'a.severity_rank', 'smallint'),
    ('alerts', 'sourceSeverity', 'a.source_severity', 'text'),
    ('alerts', 'severityRaised', 'a.severity_raised', 'boolean'),
    ('alerts', 'severityOriginal', 'a.severity_original', 'text'),
    ('alerts', 'sourceSystem', 'a.source_system', 'text'),
    ('alerts', 'sourceId', 'a.source_id', 'text'),
    ('alerts', 'sourceType', 'a.source_type', 'text'),
    ('alerts', 'current', 'a.is_current', 'boolean'),
    ('alerts', 'previousAlertId', 'a.previous_alert_id', 'uuid'),
    ('alerts', 'title', 'a.title', 'text'),
    ('alerts', 'description', 'a.description', 'text'),
    ('alerts', 'classification', 'a.classification', 'text'),
    ('alerts', 'confidence', 'a.confidence', 'text'),
    ('alerts', 'entity.type', 'a.entity_type', 'text'),
    ('alerts', 'entity.id', 'a.entity_id', 'text'),
    ('alerts', 'entity.name', 'a.entity_name', 'text'),
    ('alerts', 'affectedSystems', '%s = any (a.affected_systems)', 'text'),
    ('alerts', 'affectedAssets', '%s = any (a.affected_assets)', 'text'),
    ('alerts', 'quality', '%s = any (a.quality)', 'text'),
    ('alerts', 'observables', 'exists (select from alert_observables o where o.tenant_id = a.tenant_id and o.alert_id = a.id and o.value = %s)', 'text'),
    ('alerts', 'thresholdValue', 'a.threshold_value', 'numeric'),
    ('alerts', 'currentValue', 'a.current_value', 'numeric'),
    ('alerts', 'firstSeenAt', 'a.first_seen_at', 'timestamptz'),
    ('alerts', 'lastSeenAt', 'a.last_seen_at', 'timestamptz'),
    ('alerts', 'receivedAt', 'a.received_at', 'timestamptz'),
    ('alerts', 'createdAt', 'a.created_at', 'timestamptz'),
    ('alerts', 'updatedAt', 'a.updated_at', 'timestamptz'),
    ('alerts', 'seenCount', 'a.seen_count', 'bigint'),
    ('alerts', 'exactRepeats', 'a.exact_repeats', 'bigint'),
    ('alerts', 'assignedTo.subject', 'a.assigned_to', 'text'),
    ('alerts', 'assignedTo.name', 'a.assigned_to_name', 'text'),
    ('alerts', 'assignedAt', 'a.assigned_at', 'timestamptz'),
    ('alerts', 'leaseUntil', 'a.lease_until', 'timestamptz'),
    ('alerts', 'escalatedAt', 'a.escalated_at', 'timestamptz'),
    ('alerts', 'teamId', 'a.team_id', 'uuid'),
    ('alerts', 'incidentId', 'a.incident_id', 'uuid'),
    ('alerts', 'incidentReference', 'a.incident_reference', 'text'),
    ('alerts', 'outcome', 'a.outcome', 'text'),
    ('alerts', 'resolutionNotes', 'a.resolution_notes', 'text'),
    ('alerts', 'resolvedAt', 'a.resolved_at', 'timestamptz'),
    ('alerts', 'resolvedBy.subject', 'a.resolved_by', 'text'),
    ('alerts', 'reopenedCount', 'a.reopened_count', 'integer');

-- Finds alerts of the running tenant that the caller may see, in a list's order and after a cursor. "asked" holds the words (each in the
-- title, or beginning a word of what else is said), the condition, the sort, the states that an index is of, and the values of the last
-- of the page before. It is planned anew each time: whether the words or the order is the shorter way depends on them.
create function find_alerts(asked jsonb, at_most integer) returns table (id uuid, rank integer, at timestamptz)
    language plpgsql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
declare
    few        constant integer := 1000;
    conditions text := filter_sql('alerts', coalesce(asked -> 'condition', '{"all": []}'), '{condition}');
    moment     text := case asked ->> 'sort' when 'severity' then 'first_seen_at' when 'assigned' then 'assigned_at'
                   when 'made' then 'created_at' else 'updated_at' end;
    ways       text := case when asked ->> 'sort' in ('updated', 'made') then 'asc' else 'desc' end;
    beyond     text := case when asked ->> 'sort' in ('updated', 'made') then '>' else '<' end;
    query      tsquery;
    others     uuid[];
    elsewhere  text;
begin
    for n in 0 .. coalesce(jsonb_array_length(asked -> 'words'), 0) - 1 loop
        query := search_query(current_tenant(), asked -> 'words' ->> n);
        others := array(select t.alert_id from alert_texts t
            where query is not null and t.tenant_id = current_tenant() and t.words @@ query limit few + 1);
        -- Few are looked up by their ids; of many the order of the list soon meets enough.
        elsewhere := case when cardinality(others) = 0 then ''
            when cardinality(others) <= few then format(' or a.id = any (%L::uuid[])', others)
            else format(' or exists (select from alert_texts t where t.tenant_id = a.tenant_id and t.alert_id = a.id and t.words @@ %L::tsquery)', query) end;
        conditions := conditions || format($word$ and (a.title ilike '%%' || replace(replace(replace($1 #>> %L, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%'%s)$word$,
            array['words', n::text], elsewhere);
    end loop;
    if asked ->> 'states' = 'held' then
        conditions := conditions || $held$ and a.status in ('assigned', 'investigating')$held$;
    elsif asked ->> 'states' = 'suppressed' then
        conditions := conditions || $suppressed$ and a.status = 'suppressed'$suppressed$;
    elsif asked ->> 'states' = 'queued' then
        conditions := conditions || $queued$ and a.status in ('open', 'assigned', 'investigating')$queued$;
    end if;
    if asked ? 'after' then
        conditions := conditions || case asked ->> 'sort'
            when 'severity' then ' and (a.severity_rank, a.first_seen_at, a.id) < (($1 #>> ''{after,rank}'')::smallint, ($1 #>> ''{after,at}'')::timestamptz, ($1 #>> ''{after,id}'')::uuid)'
            when 'made' then ' and a.id > ($1 #>> ''{after,id}'')::uuid'
            else format(' and (a.%I, a.id) %s (($1 #>> ''{after,at}'')::timestamptz, ($1 #>> ''{after,id}'')::uuid)', moment, beyond) end;
    end if;
    return query execute format($find$
        select a.id, a.severity_rank::integer, a.%1$I from security_alerts a
        where a.tenant_id = current_tenant() and (a.incident_id is null or a.incident_id not in (select hidden_incidents())) and %2$s
        order by %3$s limit $2
        $find$, moment, conditions, case asked ->> 'sort' when 'severity' then 'a.severity_rank desc, a.first_seen_at desc, a.id desc'
            when 'made' then 'a.id' else format('a.%1$I %2$s, a.id %2$s', moment, ways) end)
        using asked, at_most;
end
$$;
revoke all on function find_alerts(jsonb, integer) from public;
grant execute on function find_alerts(jsonb, integer) to ${service};
drop function search_alerts(text, text, jsonb, integer);
