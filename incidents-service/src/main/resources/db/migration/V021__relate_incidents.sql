-- Which incidents belong together: one a duplicate of another, two related, one part of a campaign, which is an incident too. A relation
-- that was taken back stays, with when, by whom and why.
create table incident_relations (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    kind            text        not null,
    from_incident   uuid        not null,
    to_incident     uuid        not null,
    reason          text        not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text,
    removed_at      timestamptz,
    removed_by      text,
    removed_by_name text,
    removal_reason  text,
    constraint pk_incident_relations primary key (tenant_id, id),
    constraint fk_incident_relations_from foreign key (tenant_id, from_incident) references incidents (tenant_id, id) on delete cascade,
    constraint fk_incident_relations_to foreign key (tenant_id, to_incident) references incidents (tenant_id, id) on delete cascade,
    constraint ck_incident_relations_kind check (kind in ('duplicate_of', 'related', 'part_of')),
    constraint ck_incident_relations_two check (from_incident <> to_incident),
    -- What is related both ways is kept one way.
    constraint ck_incident_relations_related check (kind <> 'related' or from_incident < to_incident),
    constraint ck_incident_relations_removed check ((removed_at is null) = (removed_by is null))
);
create unique index uq_incident_relations_standing on incident_relations (tenant_id, from_incident, to_incident, kind) where removed_at is null;
-- An incident is a duplicate of one, and part of one campaign.
create unique index uq_incident_relations_one on incident_relations (tenant_id, from_incident, kind)
    where removed_at is null and kind in ('duplicate_of', 'part_of');
create index ix_incident_relations_from on incident_relations (tenant_id, from_incident, id desc);
create index ix_incident_relations_to on incident_relations (tenant_id, to_incident, id desc);
select tenant_table('incident_relations', 'select, insert');
grant update (removed_at, removed_by, removed_by_name, removal_reason) on incident_relations to ${service};
-- Who may not see both ends sees no relation.
create policy restricted on incident_relations as restrictive to ${service}
    using (from_incident not in (select hidden_incidents()) and to_incident not in (select hidden_incidents())) with check (true);

-- Why an incident may not be made a duplicate or a part of another: it is one of another already, or the other leads back to it. Exact
-- also for what is hidden from the caller, and for two who ask at once: one waits for the other.
create function relation_refusal(source uuid, target uuid, sort text) returns text
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtext('incident_relations'), hashtext(current_tenant()::text));
    if exists (select from incident_relations r where r.tenant_id = current_tenant() and r.from_incident = source
            and r.kind = sort and r.removed_at is null) then
        return 'taken';
    end if;
    if source in (with recursive leads as (
            select target as id
            union select r.to_incident from incident_relations r join leads l on r.from_incident = l.id
            where r.tenant_id = current_tenant() and r.kind = sort and r.removed_at is null)
            select id from leads) then
        return 'circle';
    end if;
    return null;
end
$$;
revoke all on function relation_refusal(uuid, uuid, text) from public;
grant execute on function relation_refusal(uuid, uuid, text) to ${service};
