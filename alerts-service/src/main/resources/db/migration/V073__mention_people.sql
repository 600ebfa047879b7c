-- The people of an organization who have been here, from their tokens: by their names others can speak to them.
create table people (
    tenant_id uuid        not null default current_tenant(),
    subject   text        not null,
    username  text        not null,
    name      text        not null,
    seen_at   timestamptz not null,
    constraint pk_people primary key (tenant_id, subject)
);
create index ix_people_username on people (tenant_id, username, seen_at desc);
select tenant_table('people', 'select, insert, update');

-- Whom a comment speaks to.
alter table alert_events add column mentions jsonb;

-- What somebody was told in a comment, until they have seen it and after.
create table alert_mentions (
    tenant_id uuid        not null default current_tenant(),
    id        uuid        not null,
    alert_id  uuid        not null,
    event_id  uuid        not null,
    subject   text        not null,
    at        timestamptz not null,
    seen_at   timestamptz,
    constraint pk_alert_mentions primary key (tenant_id, id),
    constraint uq_alert_mentions_person unique (tenant_id, event_id, subject),
    constraint fk_alert_mentions_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id) on delete cascade,
    constraint fk_alert_mentions_event foreign key (tenant_id, event_id) references alert_events (tenant_id, id) on delete cascade
);
create index ix_alert_mentions_subject on alert_mentions (tenant_id, subject, id desc);
create index ix_alert_mentions_unseen on alert_mentions (tenant_id, subject, id desc) where seen_at is null;
create index ix_alert_mentions_alert on alert_mentions (tenant_id, alert_id);
select tenant_table('alert_mentions', 'select, insert, update');
create policy restricted on alert_mentions as restrictive to ${service}
    using (exists (select from alert_events e where e.tenant_id = alert_mentions.tenant_id and e.id = event_id)) with check (true);
