-- What shows that an entry is so: a file, or an item of evidence. What is attached stays.
create table timeline_attachments (
    tenant_id       uuid        not null default current_tenant(),
    id              uuid        not null,
    incident_id     uuid        not null,
    event_id        uuid        not null,
    attachment_type text        not null,
    file_name       text        not null,
    description     text,
    is_sensitive    boolean     not null,
    evidence_id     uuid,
    file_size       bigint,
    mime_type       text,
    sha256          text,
    blob_id         uuid,
    stored_at       timestamptz,
    created_at      timestamptz not null,
    created_by      text        not null,
    created_by_name text,
    primary key (tenant_id, id),
    constraint fk_timeline_attachments_event foreign key (tenant_id, incident_id, event_id)
        references timeline_events (tenant_id, incident_id, id) on delete cascade,
    constraint fk_timeline_attachments_evidence foreign key (tenant_id, incident_id, evidence_id) references evidence (tenant_id, incident_id, id),
    constraint ck_timeline_attachments_type check (attachment_type in ('screenshot', 'log', 'email', 'document', 'recording', 'other')),
    constraint ck_timeline_attachments_file_name check (length(file_name) between 1 and 255),
    constraint ck_timeline_attachments_stored check ((stored_at is null) = (sha256 is null) and (stored_at is null) = (file_size is null)
        and (stored_at is null) = (blob_id is null)
        and (stored_at is null) = (mime_type is null) and (evidence_id is null or stored_at is null)),
    constraint ck_timeline_attachments_sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
create index ix_timeline_attachments_event on timeline_attachments (tenant_id, event_id, id);
select tenant_table('timeline_attachments', 'select, insert');
grant update (file_size, mime_type, sha256, blob_id, stored_at) on timeline_attachments to ${service};
create policy restricted on timeline_attachments as restrictive to ${service}
    using (incident_id not in (select hidden_incidents())) with check (true);

-- An entry rests on evidence of its own incident. Entries of before may name what never was.
alter table timeline_events add constraint fk_timeline_events_evidence foreign key (tenant_id, incident_id, evidence_id)
    references evidence (tenant_id, incident_id, id) not valid;
