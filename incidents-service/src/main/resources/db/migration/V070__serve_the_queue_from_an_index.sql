-- The queue: what lives of a tenant, in the order in which it is shown. What has ended is most of the table and not in here, and what else
-- is asked for is told from the index itself.
drop index ix_incidents_live;
create index ix_incidents_queue on incidents (tenant_id, opened_at desc, id desc, status, severity) where closed_at is null;

-- What the gauge of clocks counts every half minute, without reading those that have ended.
create index ix_sla_clocks_counted on sla_clocks (state, breached_at) where state in ('running', 'paused');
