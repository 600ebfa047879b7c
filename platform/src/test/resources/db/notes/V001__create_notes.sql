create table notes (
    tenant_id  uuid        not null default current_tenant(),
    id         uuid        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    title      text        not null,
    weight     int         not null,
    status     text        not null,
    constraint pk_notes primary key (tenant_id, id)
);
select tenant_table('notes');

-- What handlers of events did, in the order in which they did it.
create table note_receipts (
    tenant_id uuid   not null default current_tenant(),
    position  bigint generated always as identity,
    handler   text   not null,
    event_id  uuid   not null,
    note_id   uuid   not null,
    version   bigint not null,
    constraint pk_note_receipts primary key (tenant_id, position)
);
select tenant_table('note_receipts');
