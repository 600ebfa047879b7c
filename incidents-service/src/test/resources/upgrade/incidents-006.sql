-- What a tenant may have in a database of V006: two incidents, one merged into the other, which is restricted; a timeline with an entry that
-- was verified and then corrected; a policy and clocks. Ids are the same in each tenant: what is joined by them alone crosses over.
insert into tenants (id, alias, name) values (:tenant, left(md5(:tenant::text), 10), 'An organization');
insert into incident_numbers (tenant_id, last) values (:tenant, 2);
insert into incidents (tenant_id, id, number, title, description, incident_type, severity, priority, status, detection_method, detected_at, opened_at,
    closed_at, owner, owner_name, incident_manager, reporter, affected_systems, restricted, closure_reason, resolution_summary, merged_into,
    created_at, created_by, updated_at, updated_by)
values (:tenant, '00000000-0000-7000-8000-00000000000a', 1, 'Credential dumping', 'On pay-db-01', 'malware', 'critical', 'high', 'investigating',
        'automated', '2026-05-01 08:00Z', '2026-05-01 08:05Z', null, 'ann', 'Ann', 'max', 'rita', '{pay-db-01}', true, null, null, null,
        '2026-05-01 08:05Z', 'rita', '2026-05-01 09:00Z', 'ann'),
    (:tenant, '00000000-0000-7000-8000-00000000000b', 2, 'Odd logons', null, 'other', 'low', 'low', 'closed', 'automated', '2026-05-01 08:10Z',
        '2026-05-01 08:15Z', '2026-05-01 09:00Z', null, null, null, null, '{}', false, 'merged', 'Merged into INC-000001',
        '00000000-0000-7000-8000-00000000000a', '2026-05-01 08:15Z', 'rita', '2026-05-01 09:00Z', 'ann');
insert into incident_members (tenant_id, incident_id, subject, name, added_at, added_by)
values (:tenant, '00000000-0000-7000-8000-00000000000a', 'olga', 'Olga', '2026-05-01 08:30Z', 'max');
insert into incident_alert_links (tenant_id, incident_id, alert_id, is_primary, linked_at, linked_by)
values (:tenant, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000a1', true, '2026-05-01 08:05Z', 'rita'),
    (:tenant, '00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-0000000000a2', true, '2026-05-01 08:15Z', 'rita'),
    (:tenant, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000a2', false, '2026-05-01 09:00Z', 'ann');
insert into timeline_events (tenant_id, id, incident_id, event_time, recorded_at, event_type, event_category, attack_tactic, title, description,
    event_severity, confidence, automatic, is_key_event, duration_minutes, corrects, verified_at, verified_by, created_by)
values (:tenant, '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-00000000000a', '2026-05-01 07:00Z', '2026-05-01 08:10Z',
        'adversary_activity', 'technical', 'execution', 'Mimikatz ran', 'By a service account', 'high', 'confirmed', false, true, 30, null, null, null, 'ann'),
    (:tenant, '00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-00000000000a', '2026-05-01 07:10Z', '2026-05-01 08:11Z',
        'note', 'technical', null, 'Dumped twice', 'Of lsass', 'info', 'likely', false, false, null, null, '2026-05-01 08:20Z', 'vera', 'ann'),
    (:tenant, '00000000-0000-7000-8000-0000000000e3', '00000000-0000-7000-8000-00000000000a', '2026-05-01 07:12Z', '2026-05-01 08:40Z',
        'note', 'technical', null, 'Dumped once', 'Of lsass', 'info', 'likely', false, false, null, '00000000-0000-7000-8000-0000000000e2', null, null, 'ann'),
    (:tenant, '00000000-0000-7000-8000-0000000000e4', '00000000-0000-7000-8000-00000000000b', '2026-05-01 08:15Z', '2026-05-01 08:15Z',
        'detection', 'technical', null, 'Opened', '', 'info', 'confirmed', true, false, null, null, null, null, 'rita');
insert into sla_policies (tenant_id, severity, acknowledge, investigate, contain, resolve, starts_at, updated_at, updated_by)
values (:tenant, 'critical', 10, 20, 30, 40, 'opened', '2026-04-01 08:00Z', 'tina'), (:tenant, 'high', 15, 30, 60, 120, 'opened', '2026-04-01 08:00Z', 'tina');
insert into sla_clocks (tenant_id, id, incident_id, goal, state, minutes, started_at, warning_at, due_at, breached_at, stopped_at, pauses)
values (:tenant, '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-00000000000a', 'acknowledge', 'stopped', 10, '2026-05-01 08:05Z',
        '2026-05-01 08:12Z', '2026-05-01 08:15Z', null, '2026-05-01 08:06:30Z', '[]'),
    (:tenant, '00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-00000000000a', 'investigate', 'stopped', 20, '2026-05-01 08:05Z',
        '2026-05-01 08:20Z', '2026-05-01 08:25Z', '2026-05-01 08:25Z', '2026-05-01 08:45Z', '[]');
