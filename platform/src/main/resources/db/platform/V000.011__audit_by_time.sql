create index ix_audit_log_at on audit_log (tenant_id, at);
