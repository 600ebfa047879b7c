-- Who works on alerts together, and which alerts are theirs unless somebody says otherwise. A team is never deleted: it is made inactive.
create table teams (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    version         bigint      not null default 0,
    created_at      timestamptz not null default now(),
    created_by      text,
    updated_at      timestamptz not null default now(),
    updated_by      text,
    name            text        not null,
    description     text,
    active          boolean     not null default true,
    members         jsonb       not null default '[]',
    classifications text[]      not null default '{}',
    source_systems  text[]      not null default '{}',
    constraint pk_teams primary key (tenant_id, id),
    constraint uq_teams_name unique (tenant_id, name),
    constraint ck_teams_members check (jsonb_typeof(members) = 'array')
);
select tenant_table('teams', 'select, insert, update');
grant select on teams to ${worker};

-- When somebody is there. ends_at is the end that is to be seen to next: who sees to it sets the one after.
create table shifts (
    tenant_id  uuid        not null default current_tenant(),
    id         uuid        not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    created_by text,
    updated_at timestamptz not null default now(),
    updated_by text,
    team_id    uuid        not null,
    name       text        not null,
    time_zone  text        not null,
    weekdays   text[]      not null,
    starts     time        not null,
    ends       time        not null,
    members    jsonb       not null default '[]',
    enabled    boolean     not null default true,
    ends_at    timestamptz,
    constraint pk_shifts primary key (tenant_id, id),
    constraint uq_shifts_name unique (tenant_id, team_id, name),
    constraint fk_shifts_team foreign key (tenant_id, team_id) references teams (tenant_id, id),
    constraint ck_shifts_weekdays check (cardinality(weekdays) between 1 and 7),
    constraint ck_shifts_members check (jsonb_typeof(members) = 'array')
);
create index ix_shifts_ends_at on shifts (ends_at) where ends_at is not null;
select tenant_table('shifts', 'select, insert, update');
grant select on shifts to ${worker};

alter table security_alerts
    add column team_id    uuid,
    add column kept_until timestamptz,
    add constraint fk_security_alerts_team foreign key (tenant_id, team_id) references teams (tenant_id, id);
create index ix_security_alerts_team on security_alerts (tenant_id, team_id, severity_rank desc, first_seen_at desc, id desc)
    where team_id is not null and status in ('open', 'assigned', 'investigating');
