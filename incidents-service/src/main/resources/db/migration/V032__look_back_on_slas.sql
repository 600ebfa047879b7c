-- Forecasts look back on the clocks that stopped and the incidents that ended, reports on the clocks that started.
create index ix_sla_clocks_history on sla_clocks (tenant_id, goal, stopped_at desc) where state = 'stopped' and not arrived_owned;
create index ix_sla_clocks_started on sla_clocks (tenant_id, started_at);
create index ix_incidents_ended on incidents (tenant_id, closed_at desc) where closed_at is not null;

-- The team that answers for an incident, which reports tell apart.
alter table incidents add column if not exists team text;
