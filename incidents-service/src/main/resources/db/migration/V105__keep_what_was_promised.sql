-- What is to be done when a clock is at risk or breached, as its policy had it when it promised: a list of {"on", "delayMinutes", "action", …}.
-- Null of a clock of before, whose policy is asked.
alter table sla_clocks add column steps jsonb;
alter table sla_clocks add constraint ck_sla_clocks_steps check (jsonb_typeof(steps) = 'array') not valid;

-- What is held by somebody when it is to be looked at is given back, to be looked at soon.
grant select (tenant_id, id, clock_id, look_at), update (look_at) on sla_escalations to ${worker};

-- The escalation that brought an alert: what was observed with it goes when its last alert does. Null of a link of before, and of one that
-- somebody made.
alter table incident_alert_links add column escalation_id uuid;

-- The merged incident in which somebody added what was observed; null where that was in this one.
alter table incident_observables add column merged_from uuid;
