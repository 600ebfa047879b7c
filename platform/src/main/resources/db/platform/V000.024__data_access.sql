-- Who read or took out what is restricted or sensitive: written in the transaction of the read, never changed.
create table data_access_logs (
    tenant_id           uuid        not null default current_tenant(),
    id                  bigint generated always as identity,
    accessed_at         timestamptz not null,
    user_id             text        not null,
    user_name           text,
    resource_type       text        not null,
    resource_id         text,
    action              text        not null,
    data_classification text        not null,
    access_method       text        not null,
    operation           text,
    ip_address          inet,
    user_agent          text,
    session_id          text,
    purpose             text,
    data_volume_bytes   bigint,
    data_volume_rows    bigint,
    success             boolean     not null,
    failure_reason      text,
    request_id          text,
    constraint pk_data_access_logs primary key (tenant_id, id),
    constraint ck_data_access_logs_action check (action in ('read', 'write', 'delete', 'export')),
    constraint ck_data_access_logs_classification check (data_classification in ('public', 'internal', 'confidential', 'sensitive', 'restricted')),
    constraint ck_data_access_logs_method check (access_method in ('ui', 'api', 'export', 'report')),
    constraint ck_data_access_logs_failure check (success = (failure_reason is null))
);
create index ix_data_access_logs_accessed_at on data_access_logs (tenant_id, accessed_at);
create index ix_data_access_logs_resource on data_access_logs (tenant_id, resource_type, resource_id, id);
create index ix_data_access_logs_user on data_access_logs (tenant_id, user_id, id);
select tenant_table('data_access_logs', 'select, insert');

-- Whether what belongs to this is restricted: a service where that is so says so in its own schema.
create function restricted_record(parent uuid) returns boolean
    language sql stable
as $$ select false $$;
