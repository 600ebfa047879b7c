-- Alerts can be put into incidents that are there, and are told of those that look alike: what their service says of them is kept with
-- who sees them. What was heard before is filled in as it is told again.
alter table incident_access
    add column reference text,
    add column title     text,
    add column severity  text,
    add column status    text;
