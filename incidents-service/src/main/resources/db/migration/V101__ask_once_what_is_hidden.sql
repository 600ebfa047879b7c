-- What is hidden is asked once a statement, not once for each observable; and what is hidden takes no place of what is not.
create or replace function similar_incidents(incident uuid, too_common integer, at_most integer)
    returns table (id uuid, score double precision, reasons jsonb)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with hidden as materialized (
    select h.id from hidden_incidents() h (id)
), me as materialized (
    select i.* from incidents i
    where i.tenant_id = current_tenant() and i.id = incident and i.id not in (select h.id from hidden h)
), total as materialized (
    select greatest(count(*), 1)::double precision as n
    from (select from incidents i where i.tenant_id = current_tenant() limit 10000) counted
), mine as materialized (
    select o.type, o.value, o.key, s.seen
    from me cross join lateral (
        select distinct o.type, o.value, o.key from incident_observables o
        where o.tenant_id = current_tenant() and o.incident_id = me.id order by o.type, o.value limit 50) o
    cross join lateral (select count(*)::integer as seen from (
        select distinct p.incident_id from incident_observables p
        where p.tenant_id = current_tenant() and p.type = o.type and p.key = o.key
          and p.incident_id not in (select h.id from hidden h)
        limit too_common + 1) c) s
), weighed as materialized (
    select m.*, ln(1 + greatest(t.n, m.seen) / m.seen) / ln(1 + greatest(t.n, m.seen)) as weight
    from mine m cross join total t where m.seen between 1 and too_common
), telling as materialized (
    select w.*, 0.5 * w.weight / sum(w.weight) over () as part from weighed w
), sharing as materialized (
    select o.incident_id as id, sum(t.part) as part
    from telling t cross join lateral (
        select distinct o.incident_id from incident_observables o
        where o.tenant_id = current_tenant() and o.type = t.type and o.key = t.key
          and o.incident_id not in (select h.id from hidden h) limit too_common) o
    where o.incident_id <> incident group by o.incident_id
), hosts as materialized (
    select y.system, y.key, s.seen
    from me cross join lateral (
        select min(system) as system, md5(lower(system)) as key from unnest(me.affected_systems[1:50]) system
        group by md5(lower(system))) y
    cross join lateral (select count(*)::integer as seen from (
        select from incident_systems p
        where p.tenant_id = current_tenant() and p.key = y.key and p.incident_id not in (select h.id from hidden h)
        limit too_common + 1) c) s
), common_hosts as materialized (
    select h.*, 0.2 * weight / sum(weight) over () as part
    from (select h.*, ln(1 + greatest(t.n, h.seen) / h.seen) / ln(1 + greatest(t.n, h.seen)) as weight
          from hosts h cross join total t where h.seen between 1 and too_common) h
), on_hosts as materialized (
    select s.incident_id as id, sum(h.part) as part
    from common_hosts h cross join lateral (
        select s.incident_id from incident_systems s
        where s.tenant_id = current_tenant() and s.key = h.key
          and s.incident_id not in (select x.id from hidden x) limit too_common) s
    where s.incident_id <> incident group by s.incident_id
), newest as materialized (
    select n.id from me cross join lateral (
        select i.id, similarity(i.title, me.title) as alike from (
            select i.id, i.title from incidents i
            where i.tenant_id = current_tenant() and (not i.restricted or i.id not in (select h.id from hidden h))
            order by i.opened_at desc limit 2000) i) n
    where n.alike >= 0.4 and n.id <> incident order by n.alike desc, n.id desc limit 200
), candidates as materialized (
    select c.id, sum(c.observables) as observables, sum(c.systems) as systems from (
        select s.id, s.part as observables, 0::double precision as systems from sharing s
        union all select o.id, 0, o.part from on_hosts o
        union all select n.id, 0, 0 from newest n) c
    group by c.id order by sum(c.observables) + sum(c.systems) desc, c.id desc limit 1000
), compared as (
    select i.id, c.observables, c.systems,
           case when similarity(i.title, me.title) >= 0.4 then 0.2 * similarity(i.title, me.title) else 0 end as title,
           i.incident_type = me.incident_type and me.incident_type <> 'other' as type, me.incident_type
    from candidates c
    join incidents i on i.tenant_id = current_tenant() and i.id = c.id
    cross join me
    where i.id not in (select h.id from hidden h)
), best as materialized (
    select b.*, b.observables + b.systems + b.title + case when b.type then 0.1 else 0 end as score
    from compared b order by score desc, b.id desc limit at_most
)
select b.id, b.score,
    coalesce((select jsonb_agg(jsonb_build_object('reason', 'observable', 'type', t.type, 'value', t.value, 'seenIn', t.seen,
                                                  'score', round(t.part::numeric, 3)) order by t.part desc, t.type, t.value)
              from telling t
              where exists (select from incident_observables o where o.tenant_id = current_tenant() and o.incident_id = b.id
                              and o.type = t.type and o.key = t.key)), '[]')
    || coalesce((select jsonb_agg(jsonb_build_object('reason', 'system', 'value', h.system, 'seenIn', h.seen,
                                                     'score', round(h.part::numeric, 3)) order by h.part desc, h.system)
                 from common_hosts h
                 where exists (select from incident_systems s where s.tenant_id = current_tenant() and s.key = h.key
                                 and s.incident_id = b.id)), '[]')
    || case when b.title > 0 then jsonb_build_array(jsonb_build_object('reason', 'title', 'score', round(b.title::numeric, 3)))
            else '[]' end
    || case when b.type then jsonb_build_array(jsonb_build_object('reason', 'incident_type', 'value', b.incident_type, 'score', 0.1))
            else '[]' end
from best b
order by b.score desc, b.id desc
$$;

-- A page of an incident's observables that were added since, if that is not null, by type and key, with in how many incidents that the caller may see each is, up to a limit.
create function observables_of(incident uuid, after_type text, after_key text, at_most integer, too_common integer,
        since timestamptz)
    returns table (type text, value text, seen_in integer, of_alerts boolean, added_by text, added_by_name text,
        added_at timestamptz, key text)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with hidden as materialized (
    select h.id from hidden_incidents() h (id)
), page as materialized (
    select o.type, o.key, min(o.value) as value, bool_or(o.origin <> o.incident_id) as of_alerts,
        max(o.added_by) filter (where o.origin = o.incident_id) as added_by,
        max(o.added_by_name) filter (where o.origin = o.incident_id) as added_by_name, min(o.added_at) as added_at
    from incident_observables o
    where o.tenant_id = current_tenant() and o.incident_id = incident and o.incident_id not in (select h.id from hidden h)
      and (o.type, o.key) > (after_type, after_key)
    group by o.type, o.key having since is null or max(o.added_at) >= since order by o.type, o.key limit at_most
)
select p.type, p.value, s.seen, p.of_alerts, p.added_by, p.added_by_name, p.added_at, p.key
from page p
cross join lateral (select count(*)::integer as seen from (
    select distinct o.incident_id from incident_observables o
    where o.tenant_id = current_tenant() and o.type = p.type and o.key = p.key
      and o.incident_id not in (select h.id from hidden h)
    limit too_common) c) s
order by p.type, p.key
$$;

-- Those of an incident's first observables that as many others have.
create function common_observables(incident uuid, too_common integer) returns table (value text)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with hidden as materialized (
    select h.id from hidden_incidents() h (id)
)
select m.value
from (select distinct o.type, o.value, o.key from incident_observables o
      where o.tenant_id = current_tenant() and o.incident_id = incident and o.incident_id not in (select h.id from hidden h)
      order by o.type, o.value limit 50) m
cross join lateral (select count(*) as seen from (
    select distinct o.incident_id from incident_observables o
    where o.tenant_id = current_tenant() and o.type = m.type and o.key = m.key
      and o.incident_id not in (select h.id from hidden h)
    limit too_common) c) s
where s.seen >= too_common
order by m.type, m.value
$$;
revoke execute on function observables_of, common_observables from public;
grant execute on function observables_of, common_observables to ${service};
