-- What is alike and what happened around it. Everything here is bounded: an observable that more alerts have than "too_common" says
-- nothing and is passed over, titles are compared with those of the newest alerts only, and so the time does not grow with the table.
-- These functions run as the owner, for their operators would keep row-level security off the indexes: tenant and hidden incidents are
-- written inside.
create index ix_alert_observables_seen on alert_observables (tenant_id, type, value, alert_id);
drop index ix_alert_observables_value;

-- Whom an alert is about, by hash: a name may be longer than a row of an index.
create index ix_security_alerts_entity on security_alerts (tenant_id, hashtextextended(coalesce(entity_id, entity_name), 0), first_seen_at desc)
    where coalesce(entity_id, entity_name) is not null;

-- In how many alerts that the caller may see an observable is, counted up to a limit.
create function seen_in(kind text, what text, at_most integer) returns integer
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select count(*)::integer from (
    select from alert_observables o
    where o.tenant_id = current_tenant() and o.type = kind and o.value = what
      and (not exists (select hidden_incidents()) or exists (
          select from security_alerts a where a.tenant_id = o.tenant_id and a.id = o.alert_id
            and (a.incident_id is null or a.incident_id not in (select hidden_incidents()))))
    limit at_most) seen
$$;

-- The observables of an alert that tell something: how rare each is among the tenant's alerts, from 0 to 1 (inverse document frequency;
-- of a large tenant the first 10,000 alerts stand for all).
create function telling_observables(alert uuid, too_common integer)
    returns table (type text, value text, seen integer, weight double precision)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with mine as materialized (
    select o.type, o.value, seen_in(o.type, o.value, too_common + 1) as seen
    from (select o.type, o.value from alert_observables o where o.tenant_id = current_tenant() and o.alert_id = alert
          order by o.type, o.value limit 50) o
), total as materialized (
    select greatest(count(*), 1)::double precision as n
    from (select from security_alerts a where a.tenant_id = current_tenant() limit 10000) counted
)
select c.type, c.value, c.seen, ln(1 + greatest(t.n, c.seen) / c.seen) / ln(1 + greatest(t.n, c.seen))
from mine c cross join total t
where c.seen between 1 and too_common
$$;

-- Alerts like one: the score is the sum of its reasons' scores, at most 1. Shared observables give up to 0.5, by rarity; the same entity
-- 0.2; a similar title up to 0.2; the same source and classification 0.1.
create function similar_alerts(alert uuid, too_common integer, only_of_incidents boolean, at_most integer)
    returns table (id uuid, incident_id uuid, score double precision, reasons jsonb)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with me as materialized (
    select a.* from security_alerts a
    where a.tenant_id = current_tenant() and a.id = alert
      and (a.incident_id is null or a.incident_id not in (select hidden_incidents()))
), telling as materialized (
    select t.*, 0.5 * t.weight / sum(t.weight) over () as part from me cross join telling_observables(me.id, too_common) t
), sharing as materialized (
    select o.alert_id as id, sum(t.part) as part
    from telling t cross join lateral (
        select o.alert_id from alert_observables o
        where o.tenant_id = current_tenant() and o.type = t.type and o.value = t.value limit too_common) o
    where o.alert_id <> alert group by o.alert_id
), same_entity as materialized (
    select a.id from me cross join lateral (
        select a.id from security_alerts a
        where a.tenant_id = current_tenant() and coalesce(a.entity_id, a.entity_name) is not null
          and hashtextextended(coalesce(a.entity_id, a.entity_name), 0) = hashtextextended(coalesce(me.entity_id, me.entity_name), 0)
          and coalesce(a.entity_id, a.entity_name) = coalesce(me.entity_id, me.entity_name)
          and a.entity_type is not distinct from me.entity_type
        order by a.first_seen_at desc limit 200) a
    where a.id <> alert
), newest as materialized (
    select n.id from me cross join lateral (
        select a.id, similarity(a.title, me.title) as alike from (
            select a.id, a.title from security_alerts a where a.tenant_id = current_tenant() order by a.id desc limit 2000) a) n
    where n.alike >= 0.4 and n.id <> alert order by n.alike desc, n.id desc limit 200
), candidates as materialized (
    select c.id, max(c.part) as part, bool_or(c.entity) as entity from (
        select s.id, s.part, false as entity from sharing s
        union all select e.id, 0, true from same_entity e
        union all select n.id, 0, false from newest n) c
    group by c.id
    order by max(c.part) + case when bool_or(c.entity) then 0.2 else 0 end desc, c.id desc limit 1000
), compared as (
    select a.id, a.incident_id, c.part as observables, c.entity,
           case when similarity(a.title, me.title) >= 0.4 then 0.2 * similarity(a.title, me.title) else 0 end as title,
           a.source_system = me.source_system and a.classification is not null and a.classification = me.classification as kind,
           coalesce(me.entity_name, me.entity_id) as entity_value, me.source_system || ': ' || me.classification as kind_value
    from candidates c
    join security_alerts a on a.tenant_id = current_tenant() and a.id = c.id
    cross join me
    where (a.incident_id is null or a.incident_id not in (select hidden_incidents()))
      and (not only_of_incidents or (a.incident_id is not null and a.incident_id is distinct from me.incident_id))
), best as materialized (
    select b.*, b.observables + case when b.entity then 0.2 else 0 end + b.title + case when b.kind then 0.1 else 0 end as score
    from compared b
    order by score desc, b.id desc limit at_most
)
select b.id, b.incident_id, b.score,
    coalesce((select jsonb_agg(jsonb_build_object('reason', 'observable', 'type', t.type, 'value', t.value, 'seenIn', t.seen,
                                                  'score', round(t.part::numeric, 3)) order by t.part desc, t.type, t.value)
              from telling t
              where exists (select from alert_observables o where o.tenant_id = current_tenant() and o.alert_id = b.id
                              and o.type = t.type and o.value = t.value)), '[]')
    || case when b.entity then jsonb_build_array(jsonb_build_object('reason', 'entity', 'value', b.entity_value, 'score', 0.2))
            else '[]' end
    || case when b.title > 0 then jsonb_build_array(jsonb_build_object('reason', 'title', 'score', round(b.title::numeric, 3)))
            else '[]' end
    || case when b.kind then jsonb_build_array(jsonb_build_object('reason', 'source_and_classification', 'value', b.kind_value,
                                                                 'score', 0.1)) else '[]' end
from best b
order by b.score desc, b.id desc
$$;

-- What else happened around an alert, in the order of time: other alerts that share an observable or the entity with it and were seen
-- within the window, and what was done to them within it.
create function related_events(alert uuid, span interval, too_common integer, after_at timestamptz, after_id uuid, at_most integer)
    returns table (at timestamptz, id uuid, alert_id uuid, event_id uuid, reasons jsonb)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with me as materialized (
    select a.*, a.first_seen_at - span as since, a.last_seen_at + span as until from security_alerts a
    where a.tenant_id = current_tenant() and a.id = alert
      and (a.incident_id is null or a.incident_id not in (select hidden_incidents()))
), telling as materialized (
    select t.* from me cross join telling_observables(me.id, too_common) t
), reasons as materialized (
    select o.alert_id as id, jsonb_build_object('reason', 'observable', 'type', t.type, 'value', t.value) as reason
    from telling t cross join lateral (
        select o.alert_id from alert_observables o
        where o.tenant_id = current_tenant() and o.type = t.type and o.value = t.value limit too_common) o
    where o.alert_id <> alert
    union all
    select a.id, jsonb_build_object('reason', 'entity', 'value', coalesce(me.entity_name, me.entity_id))
    from me cross join lateral (
        select a.id from security_alerts a
        where a.tenant_id = current_tenant() and coalesce(a.entity_id, a.entity_name) is not null
          and hashtextextended(coalesce(a.entity_id, a.entity_name), 0) = hashtextextended(coalesce(me.entity_id, me.entity_name), 0)
          and coalesce(a.entity_id, a.entity_name) = coalesce(me.entity_id, me.entity_name)
          and a.entity_type is not distinct from me.entity_type and a.first_seen_at <= me.until
        order by a.first_seen_at desc limit 500) a
    where a.id <> alert
), related as materialized (
    select a.id, a.first_seen_at, me.since, me.until
    from (select distinct r.id from reasons r) r
    join security_alerts a on a.tenant_id = current_tenant() and a.id = r.id
    cross join me
    where a.first_seen_at <= me.until and a.last_seen_at >= me.since
      and (a.incident_id is null or a.incident_id not in (select hidden_incidents()))
    order by a.first_seen_at desc limit 500
), happened as (
    select r.first_seen_at as at, r.id, r.id as alert_id, null::uuid as event_id from related r
    union all
    select e.at, e.id, r.id, e.id from related r cross join lateral (
        select e.at, e.id from alert_events e
        where e.tenant_id = current_tenant() and e.alert_id = r.id and e.at between r.since and r.until
          and (e.incident_id is null or e.incident_id not in (select hidden_incidents()))
        order by e.id limit 100) e
), page as (
    select h.* from happened h
    where after_at is null or (h.at, h.id) > (after_at, after_id)
    order by h.at, h.id limit at_most
)
select p.at, p.id, p.alert_id, p.event_id,
    (select jsonb_agg(r.reason) from (select r.reason from reasons r where r.id = p.alert_id limit 20) r)
from page p
order by p.at, p.id
$$;

revoke execute on function seen_in, telling_observables, similar_alerts, related_events from public;
grant execute on function seen_in, similar_alerts, related_events to ${service};
