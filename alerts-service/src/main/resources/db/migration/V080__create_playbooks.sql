-- How alerts of a classification are investigated. What is in use never changes: a change is a new version of the same name.
create table investigation_playbooks (
    tenant_id        uuid        not null default current_tenant(),
    id               uuid        not null,
    version          bigint      not null default 0,
    created_at       timestamptz not null default now(),
    created_by       text,
    updated_at       timestamptz not null default now(),
    updated_by       text,
    name             text        not null,
    playbook_version integer     not null,
    description      text,
    status           text        not null default 'draft',
    roles            text[]      not null default '{}',
    steps            jsonb       not null,
    activated_at     timestamptz,
    activated_by     text,
    deprecated_at    timestamptz,
    deprecated_by    text,
    constraint pk_investigation_playbooks primary key (tenant_id, id),
    constraint uq_investigation_playbooks_name unique (tenant_id, name, playbook_version),
    constraint uq_investigation_playbooks_status unique (tenant_id, id, status),
    constraint ck_investigation_playbooks_version check (playbook_version >= 1),
    constraint ck_investigation_playbooks_status check (status in ('draft', 'active', 'deprecated')),
    constraint ck_investigation_playbooks_steps check (jsonb_typeof(steps) = 'array')
);
create unique index uq_investigation_playbooks_active on investigation_playbooks (tenant_id, name) where status = 'active';
create unique index uq_investigation_playbooks_draft on investigation_playbooks (tenant_id, name) where status = 'draft';
select tenant_table('investigation_playbooks', 'select, insert, update');

-- Which classifications a playbook is for. The foreign key keeps the playbook's status here in step, whoever changes it, so that the
-- index can refuse a second active primary playbook of a classification.
create table playbook_classification_links (
    tenant_id       uuid        not null default current_tenant(),
    playbook_id     uuid        not null,
    classification  text        not null,
    relation        text        not null,
    playbook_status text        not null,
    linked_at       timestamptz not null default now(),
    linked_by       text,
    constraint pk_playbook_classification_links primary key (tenant_id, playbook_id, classification),
    constraint fk_playbook_classification_links_playbook foreign key (tenant_id, playbook_id, playbook_status)
        references investigation_playbooks (tenant_id, id, status) on update cascade,
    constraint ck_playbook_classification_links_relation check (relation in ('primary', 'secondary'))
);
create unique index uq_playbook_classification_links_primary on playbook_classification_links (tenant_id, classification)
    where relation = 'primary' and playbook_status = 'active';
create index ix_playbook_classification_links_classification on playbook_classification_links (tenant_id, classification)
    where playbook_status = 'active';
select tenant_table('playbook_classification_links', 'select, insert, delete');

-- The version of a playbook that an alert is worked on by, from the first step done on.
create table alert_playbooks (
    tenant_id       uuid        not null default current_tenant(),
    alert_id        uuid        not null,
    playbook_id     uuid        not null,
    started_at      timestamptz not null,
    started_by      text        not null,
    started_by_name text,
    constraint pk_alert_playbooks primary key (tenant_id, alert_id, playbook_id),
    constraint fk_alert_playbooks_alert foreign key (tenant_id, alert_id) references security_alerts (tenant_id, id) on delete cascade,
    constraint fk_alert_playbooks_playbook foreign key (tenant_id, playbook_id) references investigation_playbooks (tenant_id, id)
);
select tenant_table('alert_playbooks', 'select, insert');
create policy restricted on alert_playbooks as restrictive to ${service}
    using (exists (select from security_alerts a where a.tenant_id = alert_playbooks.tenant_id and a.id = alert_id)) with check (true);

create table alert_playbook_steps (
    tenant_id    uuid        not null default current_tenant(),
    alert_id     uuid        not null,
    playbook_id  uuid        not null,
    step_id      uuid        not null,
    done_at      timestamptz not null,
    done_by      text        not null,
    done_by_name text,
    note         text,
    constraint pk_alert_playbook_steps primary key (tenant_id, alert_id, playbook_id, step_id),
    constraint fk_alert_playbook_steps_playbook foreign key (tenant_id, alert_id, playbook_id)
        references alert_playbooks (tenant_id, alert_id, playbook_id) on delete cascade
);
select tenant_table('alert_playbook_steps', 'select, insert, update, delete');
create policy restricted on alert_playbook_steps as restrictive to ${service}
    using (exists (select from security_alerts a where a.tenant_id = alert_playbook_steps.tenant_id and a.id = alert_id)) with check (true);
