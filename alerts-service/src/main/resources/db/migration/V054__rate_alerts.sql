-- How urgent an alert is, by what is known of it: points that ingest gives, and more the more often it is seen. What a repeat
-- changes of it is in no index.
create function priority_recurrence(seen bigint, weight smallint) returns integer
    language sql immutable parallel safe
as $$ select weight * case when seen >= 1000 then 4 when seen >= 100 then 3 when seen >= 10 then 2 when seen >= 2 then 1 else 0 end / 4 $$;

alter table security_alerts
    add column priority_base     smallint not null default 0,
    add column recurrence_weight smallint not null default 0,
    add column priority_factors  jsonb,
    add constraint ck_security_alerts_priority check (priority_base between 0 and 100 and recurrence_weight between 0 and 100);
alter table security_alerts
    add column priority_score smallint generated always as (least(100, priority_base
        + priority_recurrence(seen_count, recurrence_weight))::smallint) stored;

-- How much each factor counts, where a tenant wants it otherwise than by default.
create table priority_weights (
    tenant_id  uuid        not null default current_tenant(),
    version    bigint      not null default 0,
    updated_at timestamptz not null default now(),
    updated_by text,
    weights    jsonb       not null,
    constraint pk_priority_weights primary key (tenant_id),
    constraint ck_priority_weights check (jsonb_typeof(weights) = 'object')
);
select tenant_table('priority_weights', 'select, insert, update');
grant select on priority_weights to ${worker};
