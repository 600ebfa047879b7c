-- What of the documents' timelines was still missing: when something ended, who did it, which techniques, what it rests on, what corrects it.
-- attack_tactic stays, as the first of the tactics: replicas of the version before write it still.
alter table timeline_events
    add column ended_at            timestamptz,
    add column attack_tactics      text[]      not null default '{}',
    add column attack_techniques   text[]      not null default '{}',
    add column actor_kind          text,
    add column actor               text,
    add column actor_name          text,
    add column evidence_id         uuid,
    add column evidence_references jsonb       not null default '[]',
    add column corrected_by        uuid,
    add column corrected_at        timestamptz,
    add column updated_at          timestamptz not null default now();
update timeline_events e set attack_tactics = case when attack_tactic is null then '{}'::text[] else array[attack_tactic] end,
    ended_at = event_time + make_interval(mins => duration_minutes),
    updated_at = greatest(recorded_at, verified_at);
-- An entry that was corrected says by which: the latest where there are several.
update timeline_events e set corrected_by = c.id, corrected_at = c.recorded_at, updated_at = greatest(e.updated_at, c.recorded_at),
    verified_at = null, verified_by = null, verified_by_name = null
from (select distinct on (tenant_id, corrects) tenant_id, incident_id, corrects, id, recorded_at from timeline_events
      where corrects is not null order by tenant_id, corrects, recorded_at desc, id desc) c
where c.tenant_id = e.tenant_id and c.incident_id = e.incident_id and c.corrects = e.id;
alter table timeline_events
    add constraint fk_timeline_events_corrected_by foreign key (tenant_id, incident_id, corrected_by) references timeline_events (tenant_id, incident_id, id),
    add constraint ck_timeline_events_ended check (ended_at >= event_time),
    add constraint ck_timeline_events_attack_tactics check (attack_tactics <@ array['reconnaissance', 'resource_development', 'initial_access',
        'execution', 'persistence', 'privilege_escalation', 'defense_evasion', 'credential_access', 'discovery', 'lateral_movement', 'collection',
        'command_and_control', 'exfiltration', 'impact'] and (attack_tactics = '{}' or event_type = 'adversary_activity')),
    add constraint ck_timeline_events_attack_techniques check (array_to_string(attack_techniques, ' ', '-') ~ '^(T\d{4}(\.\d{3})?( T\d{4}(\.\d{3})?)*)?$'),
    add constraint ck_timeline_events_actor_kind check (actor_kind in ('person', 'system', 'adversary')),
    add constraint ck_timeline_events_actor check (actor_kind is not null or coalesce(actor, actor_name) is null),
    -- A list of {"reference", "description"}.
    add constraint ck_timeline_events_evidence_references check (jsonb_typeof(evidence_references) = 'array'),
    -- What was corrected says so; nobody has verified it any more.
    add constraint ck_timeline_events_corrected check ((corrected_by is null) = (corrected_at is null) and (corrected_by is null or verified_at is null)
        and corrected_by is distinct from id);
create index ix_timeline_events_corrects on timeline_events (tenant_id, incident_id, corrects) where corrects is not null;
create index ix_timeline_events_updated on timeline_events (tenant_id, incident_id, updated_at);
grant update (corrected_by, corrected_at, updated_at) on timeline_events to ${service};

-- Whether one of these is asked for: a technique with all below it, T1059 with T1059.001.
create function attack_matches(given text[], asked text) returns boolean
    language sql immutable parallel safe
as $$ select exists (select from unnest(given) as one where one = asked or split_part(one, '.', 1) = asked) $$;
