-- How often an import has had the other side make an export. Unlike failures in a row it is never forgotten: an import whose exports
-- are never whole must come to an end.
alter table integration_operations add column exports_begun integer not null default 0;
