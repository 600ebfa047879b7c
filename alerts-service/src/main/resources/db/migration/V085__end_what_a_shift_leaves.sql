-- Who left a shift with a change of it or of its team, and whose alerts are still to be seen to.
alter table shifts
    add column leaving jsonb not null default '[]',
    add constraint ck_shifts_leaving check (jsonb_typeof(leaving) = 'array');

-- What somebody keeps beyond a shift is kept until then and no longer.
create index ix_security_alerts_kept on security_alerts (kept_until)
    where kept_until is not null and status in ('assigned', 'investigating');
