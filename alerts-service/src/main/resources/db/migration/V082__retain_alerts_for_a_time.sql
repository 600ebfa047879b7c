-- How long a tenant keeps what; a shorter time is announced a day before it holds. No period: for ever.
create table retention_policies (
    tenant_id   uuid        not null default current_tenant(),
    id          uuid        not null,
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    updated_by  text,
    kind        text        not null,
    period      text,
    next_period text,
    next_from   timestamptz,
    constraint pk_retention_policies primary key (tenant_id, id),
    constraint uq_retention_policies_kind unique (tenant_id, kind),
    constraint ck_retention_policies_next check ((next_period is null) = (next_from is null))
);
select tenant_table('retention_policies', 'select, insert, update');
grant select, insert on retention_policies to ${worker};

-- The work of each policy: when it is due, how far the run is, what the last one did.
create table retention_jobs (
    tenant_id   uuid        not null default current_tenant(),
    kind        text        not null,
    due_at      timestamptz not null,
    started_at  timestamptz,
    cut_off     timestamptz,
    position_at timestamptz,
    position_id uuid,
    deleted     bigint      not null default 0,
    kept        bigint      not null default 0,
    finished_at timestamptz,
    constraint pk_retention_jobs primary key (tenant_id, kind)
);
create index ix_retention_jobs_due on retention_jobs (due_at);
select tenant_table('retention_jobs', 'select, insert, update');
grant select, insert, update on retention_jobs to ${worker};

-- What belongs to an alert goes with it; what points to it forgets it.
do $$
declare
    link record;
    keys text;
begin
    for link in select c.conrelid::regclass as owner, c.conrelid = c.confrelid as itself, c.conname, pg_get_constraintdef(c.oid) as definition,
            (select a.attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[2]) as pointer
        from pg_constraint c
        where c.contype = 'f' and c.confrelid = 'security_alerts'::regclass and c.confdeltype = 'a'
    loop
        execute format('alter table %s drop constraint %I', link.owner, link.conname);
        execute format('alter table %s add constraint %I %s on delete %s', link.owner, link.conname, link.definition,
            case when link.itself then format('set null (%I)', link.pointer) else 'cascade' end);
    end loop;
end
$$;
create index ix_security_alerts_previous on security_alerts (tenant_id, previous_alert_id) where previous_alert_id is not null;
create index ix_security_alerts_resolved on security_alerts (tenant_id, resolved_at, id) where status = 'resolved';
create index ix_security_alerts_suppressed_age on security_alerts (tenant_id, updated_at, id) where status = 'suppressed';

-- The least id that is made at a time: ids of version 7 begin with it.
create function first_id_at(at timestamptz) returns uuid
    language sql immutable
as $$ select (lpad(to_hex(greatest(0, floor(extract(epoch from at) * 1000))::bigint), 12, '0') || '70008000000000000000')::uuid $$;

-- One batch of what is older than the cut-off, from a position on: so what is kept is looked at once a run. The rows are locked before they
-- are judged, in a statement of its own, which so sees them as they are.
create function expire(what text, cut_off timestamptz, after_at timestamptz, after_id uuid, at_most integer)
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
          and a.resolved_at < cut_off and not is_kept(a);
    when 'suppressed_alerts' then
        select array_agg(f.id order by f.updated_at, f.id), array_agg(f.updated_at order by f.updated_at, f.id) into ids, times
        from (select a.id, a.updated_at from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'suppressed' and a.updated_at < cut_off
              and (a.updated_at, a.id) > (after_at, after_id)
            order by a.updated_at, a.id limit at_most for update skip locked) f;
        delete from security_alerts a where a.tenant_id = current_tenant() and a.id = any (ids) and a.status = 'suppressed'
          and a.updated_at < cut_off and a.last_seen_at < cut_off and not is_kept(a);
    when 'alert_payloads' then
        select array_agg(f.alert_id order by f.alert_id) into ids
        from (select p.alert_id from alert_payloads p
            where p.tenant_id = current_tenant() and p.alert_id < first_id_at(cut_off) and p.alert_id > after_id
            order by p.alert_id limit at_most for update skip locked) f;
        delete from alert_payloads p using security_alerts a
        where p.tenant_id = current_tenant() and p.alert_id = any (ids) and a.tenant_id = p.tenant_id and a.id = p.alert_id
          and a.status in ('resolved', 'suppressed') and not is_kept(a);
    when 'alert_history' then
        select array_agg(f.id order by f.id) into ids
        from (select e.id from alert_events e
            where e.tenant_id = current_tenant() and e.id < first_id_at(cut_off) and e.id > after_id
            order by e.id limit at_most for update skip locked) f;
        delete from alert_events e using security_alerts a
        where e.tenant_id = current_tenant() and e.id = any (ids) and a.tenant_id = e.tenant_id and a.id = e.alert_id
          and a.status in ('resolved', 'suppressed') and not is_kept(a);
    when 'source_activity' then
        delete from log_source_activity l using (
            select f.source_id, f.hour, f.lane from log_sources s cross join lateral (
                select a.source_id, a.hour, a.lane from log_source_activity a
                where a.tenant_id = s.tenant_id and a.source_id = s.id and a.hour < cut_off
                order by a.hour, a.lane limit at_most) f
            where s.tenant_id = current_tenant() and not exists (select from legal_holds h
                where h.tenant_id = s.tenant_id and h.released_at is null and (h.held_until is null or h.held_until > now())
                  and (h.everything or h.source_system = s.source_system))
            limit at_most) old
        where l.tenant_id = current_tenant() and l.source_id = old.source_id and l.hour = old.hour and l.lane = old.lane;
    end case;
    get diagnostics deleted = row_count;
    examined := case when what = 'source_activity' then deleted else coalesce(cardinality(ids), 0) end;
    last_at := coalesce(times[cardinality(times)], after_at);
    last_id := coalesce(ids[cardinality(ids)], after_id);
    return next;
end
$$;
revoke execute on function expire from public;
grant execute on function expire to ${service};

-- How many of the oldest would go with such a cut-off, and how many of these stay.
create function count_expired(what text, cut_off timestamptz, at_most integer) returns table (expired integer, kept integer)
    language plpgsql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    case what
    when 'resolved_alerts' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select is_kept(a) as k from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'resolved' and a.resolved_at < cut_off
            order by a.resolved_at, a.id limit at_most) f;
    when 'suppressed_alerts' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select is_kept(a) or a.last_seen_at >= cut_off as k from security_alerts a
            where a.tenant_id = current_tenant() and a.status = 'suppressed' and a.updated_at < cut_off
            order by a.updated_at, a.id limit at_most) f;
    when 'alert_payloads' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select a.status not in ('resolved', 'suppressed') or is_kept(a) as k
            from alert_payloads p join security_alerts a on a.tenant_id = p.tenant_id and a.id = p.alert_id
            where p.tenant_id = current_tenant() and p.alert_id < first_id_at(cut_off)
            order by p.alert_id limit at_most) f;
    when 'alert_history' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select a.status not in ('resolved', 'suppressed') or is_kept(a) as k
            from alert_events e join security_alerts a on a.tenant_id = e.tenant_id and a.id = e.alert_id
            where e.tenant_id = current_tenant() and e.id < first_id_at(cut_off)
            order by e.id limit at_most) f;
    when 'source_activity' then
        return query select count(*) filter (where not k)::integer, count(*) filter (where k)::integer
        from (select exists (select from legal_holds h
                where h.tenant_id = s.tenant_id and h.released_at is null and (h.held_until is null or h.held_until > now())
                  and (h.everything or h.source_system = s.source_system)) as k
            from log_source_activity l join log_sources s on s.tenant_id = l.tenant_id and s.id = l.source_id
            where l.tenant_id = current_tenant() and l.hour < cut_off limit at_most) f;
    end case;
end
$$;
revoke execute on function count_expired from public;
grant execute on function count_expired to ${service};
