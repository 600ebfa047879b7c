-- Events and dead letters on their way to Kafka, in the order of id; written with the business rows they announce.
create table outbox (
    id         bigint generated always as identity primary key,
    tenant_id  uuid                 default current_tenant(),
    topic      text        not null,
    key        bytea,
    headers    jsonb       not null default '{}',
    value      bytea,
    created_at timestamptz not null default now()
);
alter table outbox enable row level security;
create policy tenant on outbox for insert to ${service} with check (tenant_id = current_tenant());
create policy worker on outbox to ${worker} using (true) with check (true);
grant insert on outbox to ${service};
grant select, insert, delete on outbox to ${worker};

-- The events this service has handled: a repeat is dropped.
create table inbox (
    tenant_id   uuid        not null default current_tenant(),
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    constraint pk_inbox primary key (tenant_id, event_id)
);
create index ix_inbox_received_at on inbox (received_at);
select tenant_table('inbox', 'select, insert');
grant select, delete on inbox to ${worker};

-- Answers to requests that carried an Idempotency-Key, for 24 hours.
create table idempotency_keys (
    tenant_id    uuid        not null default current_tenant(),
    subject      text        not null,
    key          text        not null,
    operation    text        not null,
    request_hash bytea       not null,
    answer       text        not null,
    created_at   timestamptz not null default now(),
    constraint pk_idempotency_keys primary key (tenant_id, subject, key)
);
create index ix_idempotency_keys_created_at on idempotency_keys (created_at);
select tenant_table('idempotency_keys', 'select, insert, delete');
grant select, delete on idempotency_keys to ${worker};
