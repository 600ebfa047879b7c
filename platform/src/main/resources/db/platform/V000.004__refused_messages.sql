-- Messages that the broker will never take, too large for it or for a topic it refuses: kept for the operator, out of the others' way.
create table outbox_refused (
    id         bigint primary key,
    tenant_id  uuid,
    topic      text        not null,
    key        bytea,
    headers    jsonb       not null,
    value      bytea,
    created_at timestamptz not null,
    refused_at timestamptz not null default now(),
    reason     text        not null
);
grant select, insert on outbox_refused to ${worker};
