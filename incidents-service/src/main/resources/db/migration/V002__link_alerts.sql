-- Which alerts an incident was made of. A link can be undone and holds nothing of the alert but its id.
create table incident_alert_links (
    tenant_id      uuid        not null default current_tenant(),
    incident_id    uuid        not null,
    alert_id       uuid        not null,
    is_primary     boolean     not null,
    linked_at      timestamptz not null,
    linked_by      text        not null,
    linked_by_name text,
    primary key (tenant_id, incident_id, alert_id),
    constraint fk_incident_alert_links_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade
);
create index ix_incident_alert_links_alert on incident_alert_links (tenant_id, alert_id);
create unique index uq_incident_alert_links_primary on incident_alert_links (tenant_id, incident_id) where is_primary;
select tenant_table('incident_alert_links');

-- The index allows no second primary; this allows none to be missing, once the transaction is done.
create function check_primary_alert() returns trigger
    language plpgsql
as $$
declare
    tenant   uuid := coalesce(new.tenant_id, old.tenant_id);
    incident uuid := coalesce(new.incident_id, old.incident_id);
begin
    if exists (select from incident_alert_links where tenant_id = tenant and incident_id = incident)
        and not exists (select from incident_alert_links where tenant_id = tenant and incident_id = incident and is_primary) then
        raise exception 'incident % has alerts but no primary one', incident
            using errcode = 'check_violation', constraint = 'ck_incident_alert_links_primary';
    end if;
    return null;
end
$$;
create constraint trigger ck_incident_alert_links_primary after insert or update or delete on incident_alert_links
    deferrable initially deferred for each row execute function check_primary_alert();
