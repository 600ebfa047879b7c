-- An alert may be one with another that its source's identity did not tell. merged_into is the alert that stands for all of them,
-- first_into the one that somebody named; both differ where that one was merged later. Its own row goes on counting.
alter table security_alerts
    add column merged_into uuid,
    add column first_into  uuid,
    add column merged_at   timestamptz,
    add constraint fk_security_alerts_merged foreign key (tenant_id, merged_into) references security_alerts (tenant_id, id)
        on delete set null (merged_into),
    add constraint ck_security_alerts_merged check (merged_into is null
        or (merged_into <> id and first_into is not null and merged_at is not null and status = 'resolved' and outcome = 'duplicate'));
-- When retention deletes the alert that stands for others, they stand for themselves.
create function forget_merging() returns trigger
    language plpgsql
as $$
begin
    new.first_into := null;
    new.merged_at := null;
    return new;
end
$$;
create trigger forget_merging before update of merged_into on security_alerts for each row
    when (old.merged_into is not null and new.merged_into is null) execute function forget_merging();
create index ix_security_alerts_merged on security_alerts (tenant_id, merged_into, id) where merged_into is not null;

-- Whether a repeat of a merged alert is counted and no more: while the one that stands for it lives and is as severe as the repeat. Worse,
-- or after its end, it is news again.
-- Ingest asks, which sees all tenants.
create function is_kept_by_primary(tenant uuid, merged_into uuid, severity_rank smallint) returns boolean
    language sql stable
as $$
select merged_into is not null and exists (
    select from security_alerts p where p.tenant_id = $1 and p.id = $2 and p.status <> 'resolved' and p.severity_rank >= $3)
$$;
grant execute on function is_kept_by_primary to ${worker}, ${service};
