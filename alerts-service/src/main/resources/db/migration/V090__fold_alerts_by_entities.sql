-- How long alerts of a source that have the same entities are the same alert, and which entities count.
alter table log_sources
    add column entity_window_seconds bigint,
    add column entity_kinds          text[] not null default '{}',
    add constraint ck_log_sources_entity_window check (entity_window_seconds > 0),
    add constraint ck_log_sources_entity_kinds check (entity_kinds <@ array['entity', 'ip', 'domain', 'hash', 'user', 'host', 'url',
        'cve', 'email']);

-- The windows in which alerts of the same entities are one: an alert each, named by its entities and the time that opened it.
-- A window begins with the earliest of its records and is kept until nothing so late is to be expected.
create table entity_windows (
    tenant_id     uuid        not null default current_tenant(),
    source_system text        not null,
    entities      text        not null,
    opened_at     timestamptz not null,
    starts_at     timestamptz not null,
    last_at       timestamptz not null,
    touched_at    timestamptz not null,
    constraint pk_entity_windows primary key (tenant_id, source_system, entities, opened_at),
    constraint ck_entity_windows_time check (starts_at <= opened_at and starts_at <= last_at)
) with (fillfactor = 70);
create index ix_entity_windows_opened on entity_windows (opened_at);
select tenant_table('entity_windows', 'select, insert, update');
grant select, insert, update, delete on entity_windows to ${worker};
