-- An alert in the queue is there by its state alone: one that a newer took the identity of can be reopened too.
drop index ix_security_alerts_queue;
create index ix_security_alerts_queue on security_alerts (tenant_id, severity_rank desc, first_seen_at desc, id desc)
    where status in ('open', 'assigned', 'investigating');
