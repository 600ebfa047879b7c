-- As before, but beside those who delete or lock the alerts at the same moment: words are made while nothing is locked, then the alerts are
-- held for as long as it takes to write them. Those that somebody else has locked stay due, and are not there or free the next time. It
-- answers how many it looked at.
create or replace function write_alert_texts(at_most integer) returns integer
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    places  tid[];
    tenants uuid[];
    ids     uuid[];
    said    tsvector[];
begin
    if not pg_try_advisory_xact_lock(hashtext('alert_texts'), hashtext(current_schema())) then
        return 0;
    end if;
    select array_agg(due.place), array_agg(due.tenant_id), array_agg(due.alert_id) into places, tenants, ids
    from (select ctid as place, tenant_id, alert_id from alert_texts_due limit at_most) due;
    if places is null then
        return 0;
    end if;
    select array_agg(a.tenant_id), array_agg(a.id), array_agg(search_lexemes(a.tenant_id, concat_ws(' ', a.source_system,
            left(a.source_id, 500), a.classification, a.entity_id, a.entity_name, array_to_string(a.affected_systems[1:50], ' '),
            array_to_string(a.affected_assets[1:50], ' '), left(a.description, 4000),
            (select string_agg(left(value, 500), ' ') from (select value from alert_observables o
                where o.tenant_id = a.tenant_id and o.alert_id = a.id limit 200) observable),
            (select string_agg(left(note, 1000), ' ') from (select note from alert_events e
                where e.tenant_id = a.tenant_id and e.alert_id = a.id and e.type = 'comment' and e.incident_id is null
                order by e.id desc limit 20) comment))))
    into tenants, ids, said
    from (select distinct * from unnest(tenants, ids) as d (tenant_id, id)) d
    join security_alerts a on a.tenant_id = d.tenant_id and a.id = d.id;
    with free as materialized (
        select a.tenant_id, a.id, s.words
        from unnest(tenants, ids, said) as s (tenant_id, id, words)
        join security_alerts a on a.tenant_id = s.tenant_id and a.id = s.id
        for key share of a skip locked
    ), written as (
        insert into alert_texts (tenant_id, alert_id, words)
        select tenant_id, id, words from free
        on conflict (tenant_id, alert_id) do update set words = excluded.words where alert_texts.words is distinct from excluded.words
    )
    delete from alert_texts_due d where d.ctid = any (places)
      and (exists (select from free f where f.tenant_id = d.tenant_id and f.id = d.alert_id)
          or not exists (select from security_alerts a where a.tenant_id = d.tenant_id and a.id = d.alert_id));
    return cardinality(places);
end
$$;
