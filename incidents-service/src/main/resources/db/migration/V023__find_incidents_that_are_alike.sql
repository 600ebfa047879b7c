-- What was observed in an incident: of its alerts as alerts-service tells, and what people add. origin is the alert or the escalation that
-- brought it, or the incident itself where a person did.
create table incident_observables (
    tenant_id     uuid        not null default current_tenant(),
    incident_id   uuid        not null,
    type          text        not null,
    value         text        not null,
    -- Of a value that may be longer than a row of an index.
    key           text        not null generated always as (md5(value)) stored,
    origin        uuid        not null,
    added_at      timestamptz not null,
    added_by      text,
    added_by_name text,
    constraint pk_incident_observables primary key (tenant_id, incident_id, type, key, origin),
    constraint fk_incident_observables_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint ck_incident_observables_type check (type in ('ip', 'domain', 'hash', 'user', 'host', 'url', 'cve', 'email')),
    constraint ck_incident_observables_value check (length(value) between 1 and 2048)
);
create index ix_incident_observables_seen on incident_observables (tenant_id, type, key, incident_id);
select tenant_table('incident_observables', 'select, insert, delete');
create policy restricted on incident_observables as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

-- The systems of incidents one by one: an array has no index that row-level security, or a bound, can use.
create table incident_systems (
    tenant_id   uuid not null default current_tenant(),
    incident_id uuid not null,
    key         text not null,
    constraint pk_incident_systems primary key (tenant_id, key, incident_id),
    constraint fk_incident_systems_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_systems_incident on incident_systems (tenant_id, incident_id);
select tenant_table('incident_systems', 'select');
revoke all on incident_systems from ${service};

create function write_incident_systems() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    if tg_op = 'UPDATE' then
        delete from incident_systems where tenant_id = new.tenant_id and incident_id = new.id;
    end if;
    insert into incident_systems (tenant_id, incident_id, key)
    select distinct new.tenant_id, new.id, md5(lower(system)) from unnest(new.affected_systems[1:100]) system;
    return null;
end
$$;
create trigger tr_incidents_systems after insert on incidents for each row
    when (cardinality(new.affected_systems) > 0) execute function write_incident_systems();
create trigger tr_incidents_systems_changed after update on incidents for each row
    when (old.affected_systems is distinct from new.affected_systems) execute function write_incident_systems();
insert into incident_systems (tenant_id, incident_id, key)
select distinct i.tenant_id, i.id, md5(lower(system)) from incidents i cross join unnest(i.affected_systems[1:100]) system;
revoke all on function write_incident_systems() from public;

insert into filter_properties (search, name, expression, type) values
    ('incidents', 'observables', 'exists (select from incident_observables o where o.tenant_id = a.tenant_id and o.incident_id = a.id and o.value = %s)', 'text');

-- In how many incidents that the caller may see an observable is, counted up to a limit.
create function incidents_with(kind text, hashed text, at_most integer) returns integer
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select count(*)::integer from (
    select distinct o.incident_id from incident_observables o
    where o.tenant_id = current_tenant() and o.type = kind and o.key = hashed
      and o.incident_id not in (select hidden_incidents())
    limit at_most) seen
$$;

-- The same of an affected system.
create function incidents_on(hashed text, at_most integer) returns integer
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select count(*)::integer from (
    select from incident_systems s
    where s.tenant_id = current_tenant() and s.key = hashed and s.incident_id not in (select hidden_incidents())
    limit at_most) seen
$$;

-- Incidents like one: the score is the sum of its reasons' scores, at most 1. Shared observables give up to 0.5 and shared systems up to
-- 0.2, each by rarity (inverse document frequency; of a large tenant the first 10,000 incidents stand for all); a similar title up to 0.2;
-- the same type 0.1, which alone makes nothing similar. Bounded: what more incidents have than "too_common" is passed over, and titles are
-- compared with those of the newest and of what is found otherwise.
create function similar_incidents(incident uuid, too_common integer, at_most integer)
    returns table (id uuid, score double precision, reasons jsonb)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
with me as materialized (
    select i.* from incidents i
    where i.tenant_id = current_tenant() and i.id = incident and i.id not in (select hidden_incidents())
), total as materialized (
    select greatest(count(*), 1)::double precision as n
    from (select from incidents i where i.tenant_id = current_tenant() limit 10000) counted
), mine as materialized (
    select o.type, o.value, o.key, incidents_with(o.type, o.key, too_common + 1) as seen
    from me cross join lateral (
        select distinct o.type, o.value, o.key from incident_observables o
        where o.tenant_id = current_tenant() and o.incident_id = me.id order by o.type, o.value limit 50) o
), weighed as materialized (
    select m.*, ln(1 + greatest(t.n, m.seen) / m.seen) / ln(1 + greatest(t.n, m.seen)) as weight
    from mine m cross join total t where m.seen between 1 and too_common
), telling as materialized (
    select w.*, 0.5 * w.weight / sum(w.weight) over () as part from weighed w
), sharing as materialized (
    select o.incident_id as id, sum(t.part) as part
    from telling t cross join lateral (
        select distinct o.incident_id from incident_observables o
        where o.tenant_id = current_tenant() and o.type = t.type and o.key = t.key limit too_common) o
    where o.incident_id <> incident group by o.incident_id
), hosts as materialized (
    select h.system, h.key, incidents_on(h.key, too_common + 1) as seen
    from me cross join lateral (
        select min(system) as system, md5(lower(system)) as key from unnest(me.affected_systems[1:50]) system
        group by md5(lower(system))) h
), common_hosts as materialized (
    select h.*, 0.2 * weight / sum(weight) over () as part
    from (select h.*, ln(1 + greatest(t.n, h.seen) / h.seen) / ln(1 + greatest(t.n, h.seen)) as weight
          from hosts h cross join total t where h.seen between 1 and too_common) h
), on_hosts as materialized (
    select s.incident_id as id, sum(h.part) as part
    from common_hosts h cross join lateral (
        select s.incident_id from incident_systems s
        where s.tenant_id = current_tenant() and s.key = h.key limit too_common) s
    where s.incident_id <> incident group by s.incident_id
), newest as materialized (
    select n.id from me cross join lateral (
        select i.id, similarity(i.title, me.title) as alike from (
            select i.id, i.title from incidents i where i.tenant_id = current_tenant() order by i.opened_at desc limit 2000) i) n
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
    where i.id not in (select hidden_incidents())
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
revoke execute on function incidents_with, incidents_on, similar_incidents from public;
grant execute on function incidents_with, similar_incidents to ${service};
