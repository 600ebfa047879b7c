-- What the steps of a policy did about a clock, or are to do: each step once. look_at is when somebody has to look at it again.
create table sla_escalations (
    tenant_id   uuid        not null default current_tenant(),
    id          uuid        not null,
    incident_id uuid        not null,
    clock_id    uuid        not null,
    policy_id   uuid        not null,
    position    integer     not null,
    goal        text        not null,
    notice      text        not null,
    action      text        not null,
    role        text,
    person      text,
    person_name text,
    priority    text,
    due_at      timestamptz not null,
    look_at     timestamptz,
    state       text        not null,
    outcome     text,
    ended_at    timestamptz,
    primary key (tenant_id, id),
    constraint uq_sla_escalations_step unique (tenant_id, clock_id, policy_id, notice, position),
    constraint fk_sla_escalations_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint fk_sla_escalations_clock foreign key (tenant_id, clock_id) references sla_clocks (tenant_id, id) on delete cascade,
    constraint ck_sla_escalations_goal check (goal in ('acknowledge', 'investigate', 'contain', 'resolve')),
    constraint ck_sla_escalations_notice check (notice in ('at_risk', 'breached')),
    constraint ck_sla_escalations_action check (action in ('notify_role', 'reassign', 'raise_priority')),
    constraint ck_sla_escalations_priority check (priority in ('emergency', 'high', 'medium', 'low')),
    constraint ck_sla_escalations_state check (state in ('pending', 'done', 'dropped')),
    constraint ck_sla_escalations_ended check ((state = 'pending') = (ended_at is null) and (state = 'pending') = (outcome is null)
        and (state = 'pending') = (look_at is not null))
);
create index ix_sla_escalations_incident on sla_escalations (tenant_id, incident_id, due_at, id);
create index ix_sla_escalations_look on sla_escalations (look_at) where look_at is not null;
select tenant_table('sla_escalations', 'select, insert, update');
create policy restricted on sla_escalations as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

create function claim_sla_escalations(due timestamptz, claimed_until timestamptz, at_most integer) returns table (tenant_id uuid, clock_id uuid)
    language sql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
    set enable_seqscan = off
as $$
update sla_escalations set look_at = claimed_until
where ctid = any (array(select ctid from sla_escalations where look_at <= due
    order by look_at limit at_most for no key update skip locked))
returning sla_escalations.tenant_id, sla_escalations.clock_id
$$;
revoke all on function claim_sla_escalations(timestamptz, timestamptz, integer) from public;
grant execute on function claim_sla_escalations(timestamptz, timestamptz, integer) to ${worker};
