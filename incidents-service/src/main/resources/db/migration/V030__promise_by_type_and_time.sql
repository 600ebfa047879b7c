-- A policy may be for one type of incident and for a time. The standing policy of a severity, which has neither, holds where no other does.
alter table sla_policies
    add column id              uuid    not null default gen_random_uuid(),
    add column incident_type   text,
    add column valid_from      timestamptz,
    add column valid_until     timestamptz,
    add column warning_percent integer not null default 75,
    drop constraint sla_policies_pkey,
    add primary key (tenant_id, id),
    add constraint ck_sla_policies_incident_type check (incident_type in ('security_breach', 'data_leak', 'system_compromise', 'insider_threat',
        'physical_security', 'malware', 'phishing', 'ddos', 'other')),
    add constraint ck_sla_policies_standing check (valid_from is not null or (incident_type is null and valid_until is null)),
    add constraint ck_sla_policies_validity check (valid_until > valid_from),
    add constraint ck_sla_policies_warning_percent check (warning_percent between 1 and 99);
create unique index uq_sla_policies_standing on sla_policies (tenant_id, severity) where valid_from is null;
create index ix_sla_policies_severity on sla_policies (tenant_id, severity, valid_from);

-- What a policy does when one of its clocks is at risk or breached, in this order.
create table sla_policy_steps (
    tenant_id     uuid    not null default current_tenant(),
    id            uuid    not null,
    policy_id     uuid    not null,
    position      integer not null,
    notice        text    not null,
    delay_minutes integer not null,
    action        text    not null,
    role          text,
    person        text,
    person_name   text,
    priority      text,
    primary key (tenant_id, id),
    constraint uq_sla_policy_steps_position unique (tenant_id, policy_id, position),
    constraint fk_sla_policy_steps_policy foreign key (tenant_id, policy_id) references sla_policies (tenant_id, id) on delete cascade,
    constraint ck_sla_policy_steps_notice check (notice in ('at_risk', 'breached')),
    constraint ck_sla_policy_steps_delay check (delay_minutes between 0 and 43200),
    constraint ck_sla_policy_steps_action check (action in ('notify_role', 'reassign', 'raise_priority')),
    constraint ck_sla_policy_steps_priority check (priority in ('emergency', 'high', 'medium', 'low')),
    constraint ck_sla_policy_steps_told check ((action = 'notify_role') = (role is not null) and (action = 'reassign') = (person is not null)
        and (action = 'raise_priority' or priority is null))
);
select tenant_table('sla_policy_steps');

-- policy_id is what was promised by, also when the policy is gone; took_seconds the working time that a stopped clock ran.
alter table sla_clocks
    add column policy_id       uuid,
    add column warning_percent integer not null default 75,
    add column took_seconds    bigint,
    add constraint ck_sla_clocks_warning_percent check (warning_percent between 1 and 99);
update sla_clocks set took_seconds = extract(epoch from stopped_at - started_at)
where state = 'stopped' and calendar_id is null and pauses = '[]' and stopped_at >= started_at;

-- Claims set the next notice and nothing else: they need not ask about breaches.
drop trigger ck_sla_clocks_breach_kept on sla_clocks;
create trigger ck_sla_clocks_breach_kept before update of breached_at on sla_clocks for each row execute function keep_breach();

-- The worker claims clocks whose next notice is due by this, and sees nothing else of them. The rows are chosen once, by their places, whatever
-- the planner thinks of the table.
create function claim_sla_clocks(due timestamptz, claimed_until timestamptz, at_most integer) returns table (tenant_id uuid, id uuid)
    language sql security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
    set enable_seqscan = off
as $$
update sla_clocks set next_notice_at = claimed_until
where ctid = any (array(select ctid from sla_clocks where next_notice_at < due
    order by next_notice_at limit at_most for no key update skip locked))
returning sla_clocks.tenant_id, sla_clocks.id
$$;
revoke all on function claim_sla_clocks(timestamptz, timestamptz, integer) from public;
grant execute on function claim_sla_clocks(timestamptz, timestamptz, integer) to ${worker};
