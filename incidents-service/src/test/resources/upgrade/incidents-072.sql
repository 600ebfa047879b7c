-- What came since V006, in a database of V072: evidence with its ledger, an activity that brought it, an entry that rests on it.
insert into investigation_activities (tenant_id, id, incident_id, activity_type, activity_name, status, created_at, created_by, updated_at, updated_by)
values (:tenant, '00000000-0000-7000-8000-0000000000f1', '00000000-0000-7000-8000-00000000000a', 'forensic_analysis', 'Memory of pay-db-01', 'planned',
    '2026-05-02 08:00Z', 'ann', '2026-05-02 08:00Z', 'ann');
insert into evidence (tenant_id, id, incident_id, activity_id, evidence_type, name, collected_at, collected_by, declared_sha256, declared_md5, copy_kind,
    custodian, custody_seq, custody_hash, content_state, blob_id, file_name, content_bytes, sha256, sha1, md5, stored_bytes, stored_sha256, stored_at,
    integrity, created_at, created_by, updated_at, updated_by)
select :tenant, id, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000f1', 'memory_dump', 'Memory', '2026-05-02 08:00Z', 'ann',
    repeat('a', 64), md5, 'original', 'ann', 1, repeat('c', 64), 'stored', id, 'memory.raw', 7, repeat('a', 64), repeat('b', 40), repeat('e', 32), 7,
    repeat('a', 64), '2026-05-02 08:01Z', 'verified', '2026-05-02 08:00Z', 'ann', '2026-05-02 08:00Z', 'ann'
from (values ('00000000-0000-7000-8000-0000000000d1'::uuid, repeat('e', 32)), ('00000000-0000-7000-8000-0000000000d2', repeat('f', 32))) as item (id, md5);
insert into evidence_custody (tenant_id, evidence_id, seq, action, at, actor, detail, previous_hash, hash)
select :tenant, id, 1, 'collected', '2026-05-02 08:00Z', 'ann', '{}', repeat('0', 64), repeat('c', 64) from evidence where tenant_id = :tenant;
insert into evidence_uploads (tenant_id, id, incident_id, evidence_id, length, received, state, expires_at, due_at, created_at, created_by)
values (:tenant, '00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000d1', 9, 4, 'open',
    '2026-05-03 08:00Z', '2026-05-03 08:00Z', '2026-05-02 08:00Z', 'ann');
insert into timeline_events (tenant_id, id, incident_id, event_time, recorded_at, event_type, event_category, title, description, event_severity,
    confidence, automatic, is_key_event, evidence_id, created_by)
values (:tenant, '00000000-0000-7000-8000-0000000000e5', '00000000-0000-7000-8000-00000000000a', '2026-05-02 08:00Z', '2026-05-02 08:05Z', 'note',
    'technical', 'Memory taken', '', 'info', 'confirmed', false, false, '00000000-0000-7000-8000-0000000000d1', 'ann');
