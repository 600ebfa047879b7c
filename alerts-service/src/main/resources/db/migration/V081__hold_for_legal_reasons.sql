-- What must not go while it is in force, whatever the retention says. A hold ends at the time it was made until, or by two people.
create table legal_holds (
    tenant_id                 uuid        not null default current_tenant(),
    id                        uuid        not null,
    version                   bigint      not null default 0,
    created_at                timestamptz not null default now(),
    created_by                text        not null,
    created_by_name           text,
    updated_at                timestamptz not null default now(),
    updated_by                text,
    reason                    text        not null,
    everything                boolean     not null,
    alert_ids                 uuid[]      not null default '{}',
    incident_id               uuid,
    source_system             text,
    classification            text,
    seen_from                 timestamptz,
    seen_to                   timestamptz,
    held_until                timestamptz,
    termination_reason        text,
    termination_asked_at      timestamptz,
    termination_asked_by      text,
    termination_asked_by_name text,
    released_at               timestamptz,
    released_by               text,
    released_by_name          text,
    constraint pk_legal_holds primary key (tenant_id, id),
    constraint ck_legal_holds_scope check (everything = (cardinality(alert_ids) = 0 and incident_id is null and source_system is null
        and classification is null and seen_from is null and seen_to is null)),
    constraint ck_legal_holds_seen check (seen_from < seen_to),
    constraint ck_legal_holds_release check (released_at is null or (termination_asked_by is not null and released_by is not null
        and released_by <> termination_asked_by and released_by <> created_by))
);
create index ix_legal_holds_force on legal_holds (tenant_id) where released_at is null;
select tenant_table('legal_holds', 'select, insert, update');
-- That a restricted incident is held tells of it: its members know, and who placed the hold.
create policy restricted on legal_holds as restrictive to ${service}
    using (incident_id is null or incident_id not in (select hidden_incidents()) or created_by = current_subject()) with check (true);

-- Whether an alert must stay: for a live incident, as one is that nothing is known of, or for a hold. An alert that an incident once had is held with it. These functions
-- run within those of retention, as the owner.
create function is_kept(a security_alerts) returns boolean
    language sql stable
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select (a.incident_id is not null and not exists (select from incident_access i
        where i.tenant_id = a.tenant_id and i.incident_id = a.incident_id
            and i.status in ('closed', 'false_positive')))
    or exists (select from legal_holds h
        where h.tenant_id = a.tenant_id and h.released_at is null and (h.held_until is null or h.held_until > now())
          and (cardinality(h.alert_ids) = 0 or a.id = any (h.alert_ids))
          and (h.source_system is null or h.source_system = a.source_system)
          and (h.classification is null or h.classification = a.classification)
          and (h.seen_from is null or a.last_seen_at >= h.seen_from)
          and (h.seen_to is null or a.first_seen_at < h.seen_to)
          and (h.incident_id is null or h.incident_id = a.incident_id
              or exists (select from held_links l where l.tenant_id = a.tenant_id and l.alert_id = a.id and l.incident_id = h.incident_id)
              or exists (select from alert_events e where e.tenant_id = a.tenant_id and e.alert_id = a.id and e.incident_id = h.incident_id)))
$$;
revoke execute on function is_kept from public;

-- Placing a hold waits for the batch that runs; the next sees it.
create function lock_holds(exclusively boolean) returns void
    language plpgsql
as $$
begin
    if exclusively then
        perform pg_advisory_xact_lock(hashtextextended('legal holds ' || current_tenant(), 0));
    else
        perform pg_advisory_xact_lock_shared(hashtextextended('legal holds ' || current_tenant(), 0));
    end if;
end
$$;
