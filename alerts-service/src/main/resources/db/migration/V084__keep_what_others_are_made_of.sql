-- Which incidents an alert is in, and was in, as their service tells it. An alert names one of them only, and its history goes with its time:
-- whether it must stay is asked here.
create table alert_incidents (
    tenant_id   uuid        not null default current_tenant(),
    alert_id    uuid        not null,
    incident_id uuid        not null,
    left_at     timestamptz,
    constraint pk_alert_incidents primary key (tenant_id, alert_id, incident_id),
    constraint fk_alert_incidents_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id) on delete cascade
);
select tenant_table('alert_incidents', 'select, insert, update');
create policy restricted on alert_incidents as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())
        and exists (select from security_alerts a where a.tenant_id = alert_incidents.tenant_id and a.id = alert_id)) with check (true);
-- What was unlinked before is not known any more: it stays as long as the incident lives.
insert into alert_incidents (tenant_id, alert_id, incident_id)
select tenant_id, id, incident_id from security_alerts where incident_id is not null
union select tenant_id, alert_id, incident_id from held_links
union select tenant_id, alert_id, incident_id from alert_events where incident_id is not null;

-- A legal hold of a classification covers what had it, too: nobody takes an alert out from under a hold by calling it something else.
alter table security_alerts add column former_classifications text[];
create function remember_classification() returns trigger
    language plpgsql
as $$
begin
    new.former_classifications := array_append(array_remove(old.former_classifications, old.classification), old.classification);
    return new;
end
$$;
create trigger remember_classification before update of classification on security_alerts for each row
    when (old.classification is not null and new.classification is distinct from old.classification)
    execute function remember_classification();

-- Whether an alert is over: resolved, or out of sight for good. What comes back at a time is not, until long after that.
create function is_over(a security_alerts, cut_off timestamptz) returns boolean
    language sql immutable
as $$
select a.status = 'resolved' or a.status = 'suppressed' and (a.suppressed_until is null or a.suppressed_until < cut_off)
$$;
revoke execute on function is_over from public;

-- Whether an alert must stay for what it is itself: one of an incident that lives, or of which nothing is known, or one that is held.
create function is_kept_alone(a security_alerts) returns boolean
    language sql stable
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select exists (select from (
        select a.incident_id where a.incident_id is not null
        union all
        select l.incident_id from alert_incidents l where l.tenant_id = a.tenant_id and l.alert_id = a.id and l.left_at is null) mine
        where not exists (select from incident_access i where i.tenant_id = a.tenant_id and i.incident_id = mine.incident_id
            and i.status in ('closed', 'false_positive')))
    or exists (select from legal_holds h
        where h.tenant_id = a.tenant_id and h.released_at is null and (h.held_until is null or h.held_until > now())
          and (cardinality(h.alert_ids) = 0 or a.id = any (h.alert_ids))
          and (h.source_system is null or h.source_system = a.source_system)
          and (h.classification is null or h.classification = a.classification or h.classification = any (a.former_classifications))
          and (h.seen_from is null or a.last_seen_at >= h.seen_from)
          and (h.seen_to is null or a.first_seen_at < h.seen_to)
          and (h.incident_id is null or h.incident_id = a.incident_id
              or exists (select from alert_incidents l
                  where l.tenant_id = a.tenant_id and l.alert_id = a.id and l.incident_id = h.incident_id)))
$$;
revoke execute on function is_kept_alone from public;

-- An alert must stay, too, for the one that it is merged into: while that one is not resolved, or must stay.
create or replace function is_kept(a security_alerts) returns boolean
    language sql stable
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select is_kept_alone(a) or exists (select from security_alerts p
    where p.tenant_id = a.tenant_id and p.id = a.merged_into and (p.status <> 'resolved' or is_kept_alone(p)))
$$;

-- By source, not by hour: a hold of a time keeps all that came from the sources.
create function is_activity_held(tenant uuid, source_system text) returns boolean
    language sql stable
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select exists (select from legal_holds h
    where h.tenant_id = $1 and h.released_at is null and (h.held_until is null or h.held_until > now())
      and (h.source_system = $2 or (h.source_system is null and h.classification is null and h.incident_id is null
          and cardinality(h.alert_ids) = 0)))
$$;
revoke execute on function is_activity_held from public;

-- As before, but: merged alerts go after the one that stands for them; what comes back from suppression stays; a comment's words go with it;
-- a hold of a time and nothing else covers what came from the sources.
create or replace function expire(what text, cut_off timestamptz, after_at timestamptz, after_id uuid, at_most integer)
    returns table (examined integer, deleted integer, last_at timestamptz, last_id uuid)
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    ids   uuid[];
    times timestamptz[];
begin
    perform lock_holds(false);
    case what
    when 'resolved_alerts' then
        select array_agg(f.id order by f.resolved_at, f.id), array_agg(f.resolved_at order by f.resolved_at, f.id) into ids, times
        from (select a.id, a.resolved_at from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'resolved' and a.resolved_at < cut_off
              and (a.resolved_at, a.id) > (after_at, after_id)
            order by a.resolved_at, a.id limit at_most for update skip locked) f;
        delete from security_alerts a where a.tenant_id = current_tenant() and a.id = any (ids) and a.status = 'resolved'
          and a.resolved_at < cut_off and a.merged_into is null and not is_kept(a);
        get diagnostics deleted = row_count;
    when 'suppressed_alerts' then
        select array_agg(f.id order by f.updated_at, f.id), array_agg(f.updated_at order by f.updated_at, f.id) into ids, times
        from (select a.id, a.updated_at from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'suppressed' and a.updated_at < cut_off
              and (a.updated_at, a.id) > (after_at, after_id)
            order by a.updated_at, a.id limit at_most for update skip locked) f;
        delete from security_alerts a where a.tenant_id = current_tenant() and a.id = any (ids) and a.status = 'suppressed'
          and a.updated_at < cut_off and a.last_seen_at < cut_off and is_over(a, cut_off) and not is_kept(a);
        get diagnostics deleted = row_count;
    when 'alert_payloads' then
        select array_agg(f.alert_id order by f.alert_id) into ids
        from (select p.alert_id from alert_payloads p
            where p.tenant_id = current_tenant() and p.alert_id < first_id_at(cut_off) and p.alert_id > after_id
            order by p.alert_id limit at_most for update skip locked) f;
        delete from alert_payloads p using security_alerts a
        where p.tenant_id = current_tenant() and p.alert_id = any (ids) and a.tenant_id = p.tenant_id and a.id = p.alert_id
          and is_over(a, cut_off) and not is_kept(a);
        get diagnostics deleted = row_count;
    when 'alert_history' then
        select array_agg(f.id order by f.id) into ids
        from (select e.id from alert_events e
            where e.tenant_id = current_tenant() and e.id < first_id_at(cut_off) and e.id > after_id
            order by e.id limit at_most for update skip locked) f;
        with gone as (
            delete from alert_events e using security_alerts a
            where e.tenant_id = current_tenant() and e.id = any (ids) and a.tenant_id = e.tenant_id and a.id = e.alert_id
              and is_over(a, cut_off) and not is_kept(a)
            returning e.tenant_id, e.alert_id, e.type, e.incident_id
        ), due as (
            insert into alert_texts_due select distinct tenant_id, alert_id from gone where type = 'comment' and incident_id is null
        )
        select count(*) into deleted from gone;
    when 'source_activity' then
        delete from log_source_activity l using (
            select f.source_id, f.hour, f.lane from log_sources s cross join lateral (
                select a.source_id, a.hour, a.lane from log_source_activity a
                where a.tenant_id = s.tenant_id and a.source_id = s.id and a.hour < cut_off
                order by a.hour, a.lane limit at_most) f
            where s.tenant_id = current_tenant() and not is_activity_held(s.tenant_id, s.source_system)
            limit at_most) old
        where l.tenant_id = current_tenant() and l.source_id = old.source_id and l.hour = old.hour and l.lane = old.lane;
        get diagnostics deleted = row_count;
    end case;
    examined := case when what = 'source_activity' then deleted else coalesce(cardinality(ids), 0) end;
    last_at := coalesce(times[cardinality(times)], after_at);
    last_id := coalesce(ids[cardinality(ids)], after_id);
    return next;
end
$$;

create or replace function count_expired(what text, cut_off timestamptz, at_most integer) returns table (expired integer, kept integer)
    language plpgsql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    case what
    when 'resolved_alerts' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select a.merged_into is not null or is_kept(a) as k from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'resolved' and a.resolved_at < cut_off
            order by a.resolved_at, a.id limit at_most) f;
    when 'suppressed_alerts' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select a.last_seen_at >= cut_off or not is_over(a, cut_off) or is_kept(a) as k from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'suppressed' and a.updated_at < cut_off
            order by a.updated_at, a.id limit at_most) f;
    when 'alert_payloads' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select not is_over(a, cut_off) or is_kept(a) as k
            from alert_payloads p join security_alerts a on a.tenant_id = p.tenant_id and a.id = p.alert_id
            where p.tenant_id = current_tenant() and p.alert_id < first_id_at(cut_off)
            order by p.alert_id limit at_most) f;
    when 'alert_history' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select not is_over(a, cut_off) or is_kept(a) as k
            from alert_events e join security_alerts a on a.tenant_id = e.tenant_id and a.id = e.alert_id
            where e.tenant_id = current_tenant() and e.id < first_id_at(cut_off)
            order by e.id limit at_most) f;
    when 'source_activity' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select is_activity_held(s.tenant_id, s.source_system) as k
            from log_source_activity l join log_sources s on s.tenant_id = l.tenant_id and s.id = l.source_id
            where l.tenant_id = current_tenant() and l.hour < cut_off limit at_most) f;
    end case;
end
$$;
