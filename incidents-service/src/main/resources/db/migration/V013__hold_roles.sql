-- Who is and was what to an incident: from when until when, by whose word, why. Rows are ended, never deleted.
create table incident_roles (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    incident_id     uuid        not null,
    role            text        not null,
    subject         text        not null,
    name            text,
    held_from       timestamptz not null,
    held_until      timestamptz,
    granted_by      text        not null,
    granted_by_name text,
    reason          text,
    lapses_at       timestamptz,
    ended_at        timestamptz,
    ended_by        text,
    ended_by_name   text,
    end_reason      text,
    primary key (tenant_id, id),
    constraint fk_incident_roles_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint ck_incident_roles_role check (role in ('owner', 'incident_manager', 'responder', 'scribe', 'legal', 'observer')),
    constraint ck_incident_roles_until check (held_until > held_from),
    constraint ck_incident_roles_ended check (ended_at >= held_from and (ended_at is null or lapses_at is null)
        and (ended_at is not null or ended_by is null))
);
create unique index uq_incident_roles_held on incident_roles (tenant_id, incident_id, subject, role) where ended_at is null;
create unique index uq_incident_roles_office on incident_roles (tenant_id, incident_id, role)
    where ended_at is null and role in ('owner', 'incident_manager');
create index ix_incident_roles_incident on incident_roles (tenant_id, incident_id, held_from, id);
create index ix_incident_roles_lapse on incident_roles (lapses_at) where lapses_at is not null;
select tenant_table('incident_roles', 'select, insert, update');
grant select (tenant_id, id, incident_id, lapses_at), update (lapses_at) on incident_roles to ${worker};
create policy restricted on incident_roles as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

-- Those a restriction named were members without a role: they look on. Offices are known from now on.
insert into incident_roles (tenant_id, id, incident_id, role, subject, name, held_from, granted_by, reason)
select tenant_id, uuidv7(), incident_id, 'observer', subject, name, added_at, added_by, 'Named by the restriction' from incident_members
union all
select tenant_id, uuidv7(), id, 'owner', owner, owner_name, coalesce(acknowledged_at, opened_at), updated_by, null
from incidents where owner is not null
union all
select tenant_id, uuidv7(), id, 'incident_manager', incident_manager, incident_manager_name, opened_at, updated_by, null
from incidents where incident_manager is not null;

-- Who sees a restricted incident for a role in it, and until when: one row a person, which the database keeps whoever writes roles, so that
-- whether an incident is hidden is asked of little. Owner and manager are those of the incident itself.
alter table incident_members add column until timestamptz;
create function keep_members() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    delete from incident_members m
    where m.tenant_id = new.tenant_id and m.incident_id = new.incident_id and m.subject = new.subject;
    insert into incident_members (tenant_id, incident_id, subject, name, added_at, added_by, until)
    select new.tenant_id, new.incident_id, new.subject, max(r.name), min(r.held_from), min(r.granted_by),
        case when bool_or(r.held_until is null) then null else max(r.held_until) end
    from incident_roles r
    where r.tenant_id = new.tenant_id and r.incident_id = new.incident_id and r.subject = new.subject and r.ended_at is null
      and r.role not in ('owner', 'incident_manager')
    having count(*) > 0;
    return null;
end
$$;
revoke all on function keep_members() from public;
create trigger keep_members after insert or update of ended_at on incident_roles
    for each row when (new.role not in ('owner', 'incident_manager')) execute function keep_members();
revoke insert, update, delete on incident_members from ${service};

-- As before, but whose time is over sees no more from that moment on.
create or replace function hidden_incidents() returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select i.id from incidents i
where i.tenant_id = current_tenant() and i.restricted
  and current_subject() is distinct from '*'
  and not coalesce(current_subject() in (i.owner, i.incident_manager, i.reporter), false)
  and not exists (select from incident_members m
      where m.tenant_id = i.tenant_id and m.incident_id = i.id and m.subject = current_subject()
        and (m.until is null or m.until > now()))
  and not i.id = any (string_to_array(coalesce(current_setting('harrier.held', true), ''), ',')::uuid[])
$$;
