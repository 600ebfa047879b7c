-- The primary key is the same index: each change of an incident wrote both.
drop index ix_incidents_made;
