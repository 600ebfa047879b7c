-- The upsert of a batch tells new from old by RETURNING old and new.
do $$
begin
    if current_setting('server_version_num')::integer < 180000 then
        raise exception 'Harrier needs PostgreSQL 18 or later; this is %', current_setting('server_version');
    end if;
end
$$;

-- The tenant of the running transaction. After a transaction the setting is '', hence nullif.
create function current_tenant() returns uuid
    language sql stable parallel safe
as $$ select nullif(current_setting('harrier.tenant', true), '')::uuid $$;

-- Puts a table under tenancy: requests see the tenant of their transaction, the worker sees all it is granted.
create function tenant_table(target regclass, rights text default 'select, insert, update, delete') returns void
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy tenant on %s to ${service} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', target);
    execute format('create policy worker on %s to ${worker} using (true) with check (true)', target);
    execute format('grant %s on %s to ${service}', rights, target);
end
$$;

-- The directory of organizations, kept from Keycloak.
create table tenants (
    id        uuid primary key,
    alias     text        not null,
    name      text        not null,
    status    text        not null default 'active',
    synced_at timestamptz not null default now(),
    constraint uq_tenants_alias unique (alias),
    constraint ck_tenants_alias check (alias ~ '^[a-z0-9-]{2,40}$'),
    constraint ck_tenants_status check (status in ('active', 'suspended'))
);
alter table tenants enable row level security;
create policy tenant on tenants to ${service} using (id = current_tenant());
create policy worker on tenants to ${worker} using (true) with check (true);
grant select on tenants to ${service};
grant select, insert, update on tenants to ${worker};
