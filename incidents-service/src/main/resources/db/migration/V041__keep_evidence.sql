-- What is kept to show what happened: where it came from, what it should be, what is stored of it, who has it. chain_of_custody of the
-- documents is the ledger below; hash_value is declared_sha256.
create table evidence (
    tenant_id             uuid        not null default current_tenant(),
    id                    uuid        not null,
    incident_id           uuid        not null,
    activity_id           uuid,
    evidence_type         text        not null,
    name                  text        not null,
    description           text,
    location              text,
    metadata              jsonb       not null default '{}',
    seal_numbers          text[]      not null default '{}',
    is_sensitive          boolean     not null default false,
    is_malware            boolean     not null default false,
    retention_period      text,
    dispose_automatically boolean     not null default false,
    collected_at          timestamptz not null,
    collected_by          text        not null,
    collected_by_name     text,
    acquisition_tool      text,
    acquisition_method    text,
    declared_sha256       text,
    declared_sha1         text,
    declared_md5          text,
    copy_kind             text        not null,
    original_id           uuid,
    custodian             text        not null,
    custodian_name        text,
    offered_to            text,
    offered_to_name       text,
    offered_at            timestamptz,
    offer_reason          text,
    custody_seq           bigint      not null default 0,
    custody_hash          text        not null,
    content_state         text        not null,
    blob_id               uuid,
    file_name             text,
    media_type            text,
    content_bytes         bigint,
    sha256                text,
    sha1                  text,
    md5                   text,
    container             text,
    stored_bytes          bigint,
    stored_sha256         text,
    stored_at             timestamptz,
    integrity             text        not null,
    checked_at            timestamptz,
    next_check_at         timestamptz,
    disposal_reason       text,
    disposal_asked_at     timestamptz,
    disposal_asked_by     text,
    disposal_asked_by_name text,
    retain_until          timestamptz,
    disposal_due_at       timestamptz,
    disposed_at           timestamptz,
    disposed_by           text,
    disposed_by_name      text,
    version               integer     not null default 0,
    created_at            timestamptz not null,
    created_by            text        not null,
    created_by_name       text,
    updated_at            timestamptz not null,
    updated_by            text        not null,
    updated_by_name       text,
    primary key (tenant_id, id),
    constraint uq_evidence_incident unique (tenant_id, incident_id, id),
    constraint fk_evidence_incident foreign key (tenant_id, incident_id) references incidents (tenant_id, id),
    -- A working copy is one of an item of the same incident.
    constraint fk_evidence_original foreign key (tenant_id, incident_id, original_id) references evidence (tenant_id, incident_id, id),
    constraint ck_evidence_evidence_type check (evidence_type in ('log_file', 'network_capture', 'disk_image', 'memory_dump', 'screenshot',
        'email', 'document', 'testimony', 'physical', 'other')),
    constraint ck_evidence_copy_kind check (copy_kind in ('original', 'working_copy') and (copy_kind = 'working_copy') = (original_id is not null)),
    constraint ck_evidence_metadata check (jsonb_typeof(metadata) = 'object'),
    constraint ck_evidence_content_state check (content_state in ('none', 'stored', 'disposed')),
    constraint ck_evidence_stored check (content_state <> 'stored' or (blob_id is not null and content_bytes is not null and sha256 is not null
        and stored_sha256 is not null and stored_at is not null)),
    constraint ck_evidence_integrity check (integrity in ('unverified', 'verified', 'mismatch', 'altered', 'missing')),
    constraint ck_evidence_container check (container in ('zip_aes')),
    -- What has not the hash that was declared of it is never verified.
    constraint ck_evidence_verified check (integrity <> 'verified' or declared_sha256 is null or declared_sha256 = sha256),
    constraint ck_evidence_offered check ((offered_to is null) = (offered_at is null)),
    constraint ck_evidence_disposed check ((content_state = 'disposed') = (disposed_at is not null) and (disposed_at is null or disposal_reason is not null))
);
create index ix_evidence_incident on evidence (tenant_id, incident_id, created_at, id);
create index ix_evidence_original on evidence (tenant_id, incident_id, original_id) where original_id is not null;
create index ix_evidence_check on evidence (next_check_at) where next_check_at is not null;
create index ix_evidence_disposal on evidence (disposal_due_at) where disposal_due_at is not null;
select tenant_table('evidence', 'select, insert, update');
create policy restricted on evidence as restrictive to ${service} using (incident_id not in (select hidden_incidents())) with check (true);
grant select (tenant_id, id, next_check_at, disposal_due_at, stored_bytes, integrity), update (next_check_at, disposal_due_at) on evidence to ${worker};

-- Who had an item, did something to it or took it away. Append-only: nobody but the owner of the schema can change or delete a row, and
-- each row's hash covers the row before, so that one that is changed, removed or added by the owner shows.
create table evidence_custody (
    tenant_id     uuid        not null default current_tenant(),
    evidence_id   uuid        not null,
    seq           bigint      not null,
    action        text        not null,
    at            timestamptz not null,
    actor         text        not null,
    actor_name    text,
    detail        text        not null,
    previous_hash text        not null,
    hash          text        not null,
    primary key (tenant_id, evidence_id, seq),
    constraint fk_evidence_custody_evidence foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
    constraint ck_evidence_custody_seq check (seq > 0),
    constraint ck_evidence_custody_action check (action in ('collected', 'stored', 'transfer_offered', 'transferred', 'transfer_refused', 'accessed',
        'verified', 'integrity_failed', 'disposal_asked', 'disposal_refused', 'disposed'))
);
select tenant_table('evidence_custody', 'select, insert');
create policy restricted on evidence_custody as restrictive to ${service} using (exists (select from evidence e
    where e.tenant_id = evidence_custody.tenant_id and e.id = evidence_custody.evidence_id)) with check (true);

-- A file on its way in. due_at is when somebody may end one that expired, or work on one that is all there.
create table evidence_uploads (
    tenant_id   uuid        not null default current_tenant(),
    id          uuid        not null,
    incident_id uuid        not null,
    evidence_id uuid        not null,
    length      bigint      not null,
    received    bigint      not null default 0,
    file_name   text,
    state       text        not null,
    expires_at  timestamptz not null,
    due_at      timestamptz not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    created_by_name text,
    primary key (tenant_id, id),
    constraint fk_evidence_uploads_evidence foreign key (tenant_id, incident_id, evidence_id) references evidence (tenant_id, incident_id, id),
    constraint ck_evidence_uploads_state check (state in ('open', 'received')),
    constraint ck_evidence_uploads_received check (received between 0 and length and (state = 'open' or received = length))
);
create index ix_evidence_uploads_evidence on evidence_uploads (tenant_id, evidence_id);
create index ix_evidence_uploads_due on evidence_uploads (due_at);
select tenant_table('evidence_uploads');
create policy restricted on evidence_uploads as restrictive to ${service} using (incident_id not in (select hidden_incidents())) with check (true);
grant select (tenant_id, id, due_at, length), update (due_at) on evidence_uploads to ${worker};

-- The pieces that have come, each a file of its own until all are there.
create table evidence_upload_parts (
    tenant_id uuid   not null default current_tenant(),
    upload_id uuid   not null,
    at        bigint not null,
    bytes     bigint not null,
    blob_id   uuid   not null,
    primary key (tenant_id, upload_id, at),
    constraint fk_evidence_upload_parts_upload foreign key (tenant_id, upload_id) references evidence_uploads (tenant_id, id) on delete cascade,
    constraint ck_evidence_upload_parts_bytes check (bytes > 0 and at >= 0)
);
select tenant_table('evidence_upload_parts', 'select, insert, delete');
create policy restricted on evidence_upload_parts as restrictive to ${service} using (exists (select from evidence_uploads u
    where u.tenant_id = evidence_upload_parts.tenant_id and u.id = evidence_upload_parts.upload_id)) with check (true);
