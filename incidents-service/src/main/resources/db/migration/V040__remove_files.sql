-- Files that have to go: written before a file is, deleted with the row that keeps it. A path is made of ids; one that ends with a slash
-- is all that lies below it.
create table blob_removals (
    tenant_id uuid        not null default current_tenant(),
    path      text        not null,
    due_at    timestamptz not null,
    primary key (tenant_id, path),
    constraint ck_blob_removals_path check (path ~ '^[0-9a-f-]{36}/[a-z]+/[0-9a-f-]{36}/([0-9a-f-]{36})?$')
);
create index ix_blob_removals_due on blob_removals (due_at);
select tenant_table('blob_removals');
grant select, update, delete on blob_removals to ${worker};
