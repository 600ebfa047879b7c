-- The windows around a record, however many its entities have had.
create index ix_entity_windows_starts on entity_windows (tenant_id, source_system, entities, starts_at);
