-- Words to find incidents by. The row has them to be read; under row-level security an array is found by no index, so the same words stand
-- one by one in a table beside it, which the database keeps whoever writes.
alter table incidents
    add column tags text[] not null default '{}',
    add constraint ck_incidents_tags check (cardinality(tags) <= 50);

create table incident_tags (
    tenant_id   uuid not null default current_tenant(),
    incident_id uuid not null,
    tag         text not null,
    primary key (tenant_id, incident_id, tag),
    constraint fk_incident_tags_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_tags_tag on incident_tags (tenant_id, tag, incident_id);
select tenant_table('incident_tags', 'select');
create policy restricted on incident_tags as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

create function keep_tags() returns trigger
    language plpgsql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    delete from incident_tags t where t.tenant_id = new.tenant_id and t.incident_id = new.id and not t.tag = any (new.tags);
    insert into incident_tags (tenant_id, incident_id, tag) select new.tenant_id, new.id, unnest(new.tags) on conflict do nothing;
    return null;
end
$$;
revoke all on function keep_tags() from public;
create trigger keep_tags_of_new after insert on incidents for each row when (new.tags <> '{}') execute function keep_tags();
create trigger keep_tags after update of tags on incidents for each row when (new.tags is distinct from old.tags) execute function keep_tags();
