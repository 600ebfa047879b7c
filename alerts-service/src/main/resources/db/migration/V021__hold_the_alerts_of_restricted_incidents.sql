-- Alerts that other incidents have too, while a restricted one keeps them: they go on to the last when that one lets them go.
create table held_links (
    tenant_id   uuid        not null default current_tenant(),
    alert_id    uuid        not null,
    incident_id uuid        not null,
    reference   text        not null,
    held_at     timestamptz not null,
    constraint pk_held_links primary key (tenant_id, alert_id, incident_id),
    constraint fk_held_links_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id)
);
select tenant_table('held_links', 'select, insert, delete');
create policy restricted on held_links as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())
        and exists (select from security_alerts a where a.tenant_id = held_links.tenant_id and a.id = alert_id)) with check (true);
