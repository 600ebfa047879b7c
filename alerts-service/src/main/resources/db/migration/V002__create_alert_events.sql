-- What happened to an alert, never changed.
create table alert_events (
    tenant_id  uuid        not null default current_tenant(),
    id         uuid        not null,
    alert_id   uuid        not null,
    type       text        not null,
    at         timestamptz not null,
    actor_kind text        not null,
    actor      text        not null,
    actor_name text,
    from_value text,
    to_value   text,
    note       text,
    constraint pk_alert_events primary key (tenant_id, id),
    constraint fk_alert_events_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id),
    constraint ck_alert_events_type check (type in ('status_change', 'assignment', 'comment', 'enrichment', 'escalation', 'reopened',
        'severity_raised'))
);
create index ix_alert_events_alert on alert_events (tenant_id, alert_id, id);
select tenant_table('alert_events', 'select, insert');
grant select, insert on alert_events to ${worker};
