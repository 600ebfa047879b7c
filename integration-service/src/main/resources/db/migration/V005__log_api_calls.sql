-- Every call to an external system, without secrets: 90 days of detail.
create table api_call_logs (
    tenant_id          uuid        not null default current_tenant(),
    id                 uuid        not null,
    external_system_id uuid        not null,
    operation_id       uuid,
    method             text        not null,
    endpoint           text        not null,
    request_headers    jsonb       not null,
    request_body       text,
    response_status    integer,
    response_headers   jsonb,
    response_body      text,
    response_bytes     bigint,
    response_time_ms   integer     not null,
    error_message      text,
    called_at          timestamptz not null,
    constraint pk_api_call_logs primary key (tenant_id, id),
    constraint fk_api_call_logs_system foreign key (tenant_id, external_system_id)
        references external_systems (tenant_id, id) on delete cascade
);
create index ix_api_call_logs_system on api_call_logs (tenant_id, external_system_id, id desc);
create index ix_api_call_logs_called_at on api_call_logs (called_at);
select tenant_table('api_call_logs', 'select, insert, delete');
grant select (tenant_id, id, called_at), delete on api_call_logs to ${worker};
