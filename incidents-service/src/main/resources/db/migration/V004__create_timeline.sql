-- What happened, in an attack and in the work on it, by event time. Entries stay as written: a correction is a new entry that names the old.
create table timeline_events (
    tenant_id           uuid        not null default current_tenant(),
    id                  uuid        not null,
    incident_id         uuid        not null,
    event_time          timestamptz not null,
    recorded_at         timestamptz not null,
    event_type          text        not null,
    event_category      text        not null,
    attack_tactic       text,
    source_event_type   text,
    title               text        not null,
    description         text        not null,
    event_severity      text        not null,
    confidence          text        not null,
    source              text,
    automatic           boolean     not null,
    is_key_event        boolean     not null,
    actors_involved     text[]      not null default '{}',
    systems_affected    text[]      not null default '{}',
    actions_taken       text[]      not null default '{}',
    decisions_made      jsonb       not null default '[]',
    external_parties    text[]      not null default '{}',
    duration_minutes    integer,
    corrects            uuid,
    verified_at         timestamptz,
    verified_by         text,
    verified_by_name    text,
    created_by          text        not null,
    created_by_name     text,
    primary key (tenant_id, id),
    constraint uq_timeline_events_incident unique (tenant_id, incident_id, id),
    constraint fk_timeline_events_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade,
    constraint fk_timeline_events_corrects foreign key (tenant_id, incident_id, corrects) references timeline_events (tenant_id, incident_id, id),
    constraint ck_timeline_events_event_type check (event_type in ('detection', 'escalation', 'containment', 'eradication', 'recovery', 'communication',
        'decision', 'milestone', 'external_event', 'response_action', 'note', 'adversary_activity')),
    constraint ck_timeline_events_event_category check (event_category in ('technical', 'management', 'communication', 'legal', 'operational')),
    constraint ck_timeline_events_attack_tactic check (attack_tactic in ('reconnaissance', 'resource_development', 'initial_access', 'execution',
        'persistence', 'privilege_escalation', 'defense_evasion', 'credential_access', 'discovery', 'lateral_movement', 'collection',
        'command_and_control', 'exfiltration', 'impact')),
    constraint ck_timeline_events_tactic_of_adversary check (attack_tactic is null or event_type = 'adversary_activity'),
    constraint ck_timeline_events_event_severity check (event_severity in ('info', 'low', 'medium', 'high', 'critical')),
    constraint ck_timeline_events_confidence check (confidence in ('confirmed', 'likely', 'possible', 'speculative')),
    -- A list of {"decision", "madeBy", "rationale"}.
    constraint ck_timeline_events_decisions check (jsonb_typeof(decisions_made) = 'array'),
    constraint ck_timeline_events_duration check (duration_minutes >= 0),
    -- Verified by a second person.
    constraint ck_timeline_events_verified check ((verified_at is null) = (verified_by is null) and verified_by is distinct from created_by)
);
create index ix_timeline_events_incident on timeline_events (tenant_id, incident_id, event_time, id);
create index ix_timeline_events_key on timeline_events (tenant_id, incident_id, event_time) where is_key_event;
select tenant_table('timeline_events', 'select, insert');
grant update (verified_at, verified_by, verified_by_name) on timeline_events to ${service};
