-- Who did what: written in the business transaction, never changed. detail is json, not jsonb: the text is kept as it was hashed.
create table audit_log (
    tenant_id    uuid        not null default current_tenant(),
    id           bigint generated always as identity,
    at           timestamptz not null,
    actor_kind   text        not null,
    actor        text        not null,
    actor_name   text,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    detail       json        not null,
    request_id   text,
    constraint pk_audit_log primary key (tenant_id, id),
    constraint ck_audit_log_actor_kind check (actor_kind in ('user', 'service', 'rule', 'job'))
);
create index ix_audit_log_subject on audit_log (tenant_id, subject_type, subject_id, id);
select tenant_table('audit_log', 'select, insert');
grant select on audit_log to ${worker};

-- Entries that the sealer has not chained yet.
create table audit_unsealed (
    tenant_id uuid   not null default current_tenant(),
    id        bigint not null,
    constraint pk_audit_unsealed primary key (tenant_id, id)
);
select tenant_table('audit_unsealed', 'select, insert');
grant select, delete on audit_unsealed to ${worker};

-- The chain: seal n holds SHA-256(hash of n-1 ‖ entry). Sealing order is the order of the chain.
create table audit_seals (
    tenant_id uuid        not null,
    seq       bigint      not null,
    audit_id  bigint      not null,
    hash      bytea       not null,
    sealed_at timestamptz not null,
    constraint pk_audit_seals primary key (tenant_id, seq),
    constraint uq_audit_seals_entry unique (tenant_id, audit_id)
);
select tenant_table('audit_seals', 'select');
grant select, insert on audit_seals to ${worker};

-- Signed heads of the chain, also published, so that a chain cut short or written anew shows.
create table audit_checkpoints (
    tenant_id uuid        not null,
    seq       bigint      not null,
    hash      bytea       not null,
    signed_at timestamptz not null,
    key_id    text        not null,
    signature bytea       not null,
    constraint pk_audit_checkpoints primary key (tenant_id, seq)
);
select tenant_table('audit_checkpoints', 'select');
grant select, insert on audit_checkpoints to ${worker};
