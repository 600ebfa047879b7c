-- What is verified has all the hashes that were declared of it, and who disposes of something is not who asked for that; the product does
-- both by itself where its time is over. New rows first: V111 looks at those that are there.
alter table evidence
    add constraint ck_evidence_fits check (integrity <> 'verified' or ((declared_sha256 is null or declared_sha256 = sha256)
        and (declared_sha1 is null or declared_sha1 = sha1) and (declared_md5 is null or declared_md5 = md5))) not valid,
    drop constraint ck_evidence_verified,
    add constraint ck_evidence_disposers check (disposed_by is null or disposed_by <> disposal_asked_by
        or disposed_by = 'evidence-retention') not valid;

-- The ledger knows what is written about an item, and that somebody took it from who had it.
alter table evidence_custody
    add constraint ck_evidence_custody_actions check (action in ('collected', 'stored', 'described', 'transfer_offered', 'transferred',
        'transfer_refused', 'taken_over', 'accessed', 'verified', 'integrity_failed', 'disposal_asked', 'disposal_refused',
        'disposed')) not valid,
    drop constraint ck_evidence_custody_action;

-- An upload keeps what its client said of it, stays until it expires when it is stored, and says when it can't be.
alter table evidence_uploads
    add column metadata text,
    add column attempts integer not null default 0,
    add column failure text,
    add column told boolean not null default false,
    add constraint ck_evidence_uploads_states check (state in ('open', 'received', 'stored', 'failed')
        and (state = 'failed') <= (failure is not null)) not valid,
    drop constraint ck_evidence_uploads_state;

-- What somebody began to remove nobody keeps any more.
alter table blob_removals add column removing boolean not null default false;

-- How many bytes the tenant's evidence takes, stored and announced; a number that says nothing of what is hidden, so of all.
-- short: a row of evidence is a file that people brought, of which there are few.
create index ix_evidence_bytes on evidence (tenant_id, stored_bytes) where content_state = 'stored';
create function evidence_bytes() returns bigint
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select (coalesce((select sum(e.stored_bytes) from evidence e where e.tenant_id = current_tenant() and e.content_state = 'stored'), 0)
    + coalesce((select sum(u.length) from evidence_uploads u where u.tenant_id = current_tenant() and u.state <> 'stored'), 0))::bigint
$$;
revoke all on function evidence_bytes() from public;
grant execute on function evidence_bytes() to ${service};

-- Whether an item is held: itself, what it is a copy of, all of its incident, or of one that its incident was merged into. A hold counts
-- whoever sees it, so of all. Who places one waits for those who dispose of something at the time, and they for him.
create function evidence_is_held(item uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('evidence-hold ' || current_tenant(), 0));
    return (
        with recursive items as (
            select e.id, e.incident_id, e.original_id from evidence e where e.tenant_id = current_tenant() and e.id = item
            union
            select o.id, o.incident_id, o.original_id from items i
                join evidence o on o.tenant_id = current_tenant() and o.id = i.original_id),
        cases as (
            select i.incident_id as id from items i
            union
            select n.merged_into from cases c join incidents n on n.tenant_id = current_tenant() and n.id = c.id
            where n.merged_into is not null)
        select exists (select from evidence_holds h
            where h.tenant_id = current_tenant() and h.released_at is null and h.incident_id in (select c.id from cases c)
              and (h.evidence_id is null or h.evidence_id in (select i.id from items i))));
end
$$;
revoke all on function evidence_is_held(uuid) from public;
grant execute on function evidence_is_held(uuid) to ${service};

create function place_evidence_hold() returns boolean
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('evidence-hold ' || current_tenant(), 0));
    return true;
end
$$;
revoke all on function place_evidence_hold() from public;
grant execute on function place_evidence_hold() to ${service};

-- One after the other announces files, so that together they keep to what the tenant may have.
create function count_evidence_bytes() returns bigint
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('evidence-bytes ' || current_tenant(), 0));
    return evidence_bytes();
end
$$;
revoke all on function count_evidence_bytes() from public;
grant execute on function count_evidence_bytes() to ${service};
