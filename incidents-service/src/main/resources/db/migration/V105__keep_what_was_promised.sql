-- What is to be done when a clock is at risk or breached, as its policy had it when it promised: a list of {"on", "delayMinutes", "action", …}.
-- Null of a clock of before, whose policy is asked.
alter table sla_clocks add column steps jsonb;
alter table sla_clocks add constraint ck_sla_clocks_steps check (jsonb_typeof(steps) = 'array') not valid;

-- What is held by somebody when it is to be looked at is given back, to be looked at soon.
grant select (tenant_id, id, clock_id, look_at), update (look_at) on sla_escalations to ${worker};
