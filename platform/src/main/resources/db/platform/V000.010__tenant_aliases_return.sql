-- An organization that is deleted frees its alias: one made anew with it is another tenant.
alter table tenants drop constraint uq_tenants_alias;
create unique index uq_tenants_alias on tenants (alias) where status = 'active';
