-- Whether a single file is recorded, of any tenant: then a store that has none is not the one.
create function files_are_recorded() returns boolean
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select exists (select from evidence where content_state = 'stored')
    or exists (select from evidence_upload_parts)
    or exists (select from timeline_attachments where blob_id is not null)
$$;
revoke all on function files_are_recorded() from public;
grant execute on function files_are_recorded() to ${worker};
