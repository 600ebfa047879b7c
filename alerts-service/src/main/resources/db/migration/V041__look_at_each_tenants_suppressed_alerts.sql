-- What is due is looked at tenant by tenant: a mass of one's keeps nobody else's waiting.
create index ix_security_alerts_suppression_due_of_tenant on security_alerts (tenant_id, suppression_due_at)
    where suppression_due_at is not null;
drop index ix_security_alerts_suppression_due;
