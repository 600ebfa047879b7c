-- Opening hours and holidays, of the shape {"week": [{"day", "from", "to"}], "holidays": [{"date", "name"}]}.
create table business_calendars (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    name            text        not null,
    time_zone       text        not null,
    hours           jsonb       not null,
    version         integer     not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    primary key (tenant_id, id),
    constraint uq_business_calendars_name unique (tenant_id, name),
    constraint ck_business_calendars_hours check (jsonb_typeof(hours -> 'week') = 'array' and jsonb_typeof(hours -> 'holidays') = 'array')
);
select tenant_table('business_calendars');

-- What a tenant promises per severity, in minutes of working time. A severity without a row has the defaults.
create table sla_policies (
    tenant_id   uuid        not null default current_tenant(),
    severity    text        not null,
    acknowledge integer,
    investigate integer,
    contain     integer,
    resolve     integer,
    calendar_id uuid,
    starts_at   text        not null,
    version     integer     not null default 0,
    updated_at  timestamptz not null,
    updated_by  text        not null,
    primary key (tenant_id, severity),
    constraint fk_sla_policies_calendar foreign key (tenant_id, calendar_id) references business_calendars (tenant_id, id),
    constraint ck_sla_policies_severity check (severity in ('critical', 'high', 'medium', 'low', 'informational')),
    constraint ck_sla_policies_starts_at check (starts_at in ('opened', 'detected')),
    constraint ck_sla_policies_positive check (least(acknowledge, investigate, contain, resolve) > 0),
    constraint ck_sla_policies_ordered check (
        coalesce(acknowledge, 0) <= coalesce(investigate, contain, resolve, acknowledge, 0)
        and greatest(acknowledge, investigate) <= coalesce(contain, resolve, greatest(acknowledge, investigate))
        and greatest(acknowledge, investigate, contain) <= coalesce(resolve, greatest(acknowledge, investigate, contain)))
);
select tenant_table('sla_policies');

-- One promise about one incident. next_notice_at is when time will next have made something of it: the sweep's only question.
create table sla_clocks (
    tenant_id      uuid        not null default current_tenant(),
    id             uuid        not null,
    incident_id    uuid        not null,
    goal           text        not null,
    state          text        not null,
    minutes        integer     not null,
    calendar_id    uuid,
    started_at     timestamptz not null,
    warning_at     timestamptz,
    due_at         timestamptz,
    warned_at      timestamptz,
    breached_at    timestamptz,
    stopped_at     timestamptz,
    arrived_owned  boolean     not null default false,
    pauses         jsonb       not null,
    next_notice_at timestamptz,
    primary key (tenant_id, id),
    constraint fk_sla_clocks_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint fk_sla_clocks_calendar foreign key (tenant_id, calendar_id) references business_calendars (tenant_id, id),
    constraint ck_sla_clocks_goal check (goal in ('acknowledge', 'investigate', 'contain', 'resolve')),
    constraint ck_sla_clocks_state check (state in ('running', 'paused', 'stopped', 'cancelled')),
    constraint ck_sla_clocks_minutes check (minutes > 0),
    constraint ck_sla_clocks_ended check ((state in ('stopped', 'cancelled')) = (stopped_at is not null)),
    -- Breached at the deadline, whenever it was noticed.
    constraint ck_sla_clocks_breached check (breached_at is null or breached_at = due_at),
    -- A list of {"from", "to", "reason", "by"}.
    constraint ck_sla_clocks_pauses check (jsonb_typeof(pauses) = 'array'),
    constraint ck_sla_clocks_notice check (next_notice_at is null or state = 'running')
);
create unique index uq_sla_clocks_live on sla_clocks (tenant_id, incident_id, goal) where state in ('running', 'paused');
create index ix_sla_clocks_incident on sla_clocks (tenant_id, incident_id, started_at);
create index ix_sla_clocks_due on sla_clocks (next_notice_at) where next_notice_at is not null;
select tenant_table('sla_clocks');
grant select (tenant_id, id, state, breached_at, next_notice_at), update (next_notice_at) on sla_clocks to ${worker};

-- The instant of a breach is a fact.
create function keep_breach() returns trigger
    language plpgsql
as $$
begin
    if old.breached_at is not null and new.breached_at is distinct from old.breached_at then
        raise exception 'the breach of clock % never changes', old.id using errcode = 'check_violation', constraint = 'ck_sla_clocks_breach_kept';
    end if;
    return new;
end
$$;
create trigger ck_sla_clocks_breach_kept before update on sla_clocks for each row execute function keep_breach();
