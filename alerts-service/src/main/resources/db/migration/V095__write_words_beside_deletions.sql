-- As before, but for alerts that somebody deletes or locks at the same moment: they stay due, and are not there or free the next time.
create or replace function write_alert_texts(at_most integer) returns integer
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    done integer;
begin
    if not pg_try_advisory_xact_lock(hashtext('alert_texts'), hashtext(current_schema())) then
        return 0;
    end if;
    with due as materialized (
        select ctid as place, tenant_id, alert_id from alert_texts_due limit at_most
    ), free as materialized (
        select a.tenant_id, a.id, a.source_system, a.source_id, a.classification, a.entity_id, a.entity_name, a.affected_systems,
            a.affected_assets, a.description
        from (select distinct tenant_id, alert_id from due) d
        join security_alerts a on a.tenant_id = d.tenant_id and a.id = d.alert_id
        for key share of a skip locked
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
        from free a
        on conflict (tenant_id, alert_id) do update set words = excluded.words where alert_texts.words is distinct from excluded.words
    ), seen_to as (
        delete from alert_texts_due where ctid = any (array(
            select place from due d
            where exists (select from free f where f.tenant_id = d.tenant_id and f.id = d.alert_id)
               or not exists (select from security_alerts a where a.tenant_id = d.tenant_id and a.id = d.alert_id)))
        returning 1
    )
    select count(*) into done from seen_to;
    return done;
end
$$;
