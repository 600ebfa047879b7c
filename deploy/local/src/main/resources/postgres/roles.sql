-- Schemas and roles of Harrier. A DBA runs this once, as superuser, in Harrier's database; running it again changes nothing.
--
-- Per schema three login roles, none of which reads another schema:
--   <schema>_owner   owns the schema, runs the migrations, owns the search functions
--   <schema>         serves requests and handles events; row-level security shows it one tenant
--   <schema>_worker  claims due rows over all tenants, relays, ingests
--
-- Passwords come from settings of the session, one per role:
--   PGOPTIONS="-c harrier.password_alerts=… -c harrier.password_alerts_owner=… …" psql -d harrier -f roles.sql
-- A role without such a setting is created without a password and can't log in by one until the DBA sets it. On one machine
-- and in tests `set harrier.local_passwords = on` makes each password the role's name.

create extension if not exists pg_trgm schema public;

do $$
declare
    schema_name text;
    role_name   text;
    password    text;
    database    text := current_database();
begin
    execute format('revoke all on database %I from public', database);
    revoke create on schema public from public;

    foreach schema_name in array array ['alerts', 'incidents', 'postmortems', 'integrations'] loop
        foreach role_name in array array [schema_name || '_owner', schema_name, schema_name || '_worker'] loop
            if not exists (select from pg_roles where rolname = role_name) then
                execute format('create role %I login', role_name);
            end if;
            password := nullif(current_setting('harrier.password_' || role_name, true), '');
            if password is null and current_setting('harrier.local_passwords', true) = 'on' then
                password := role_name;
            end if;
            if password is not null then
                execute format('alter role %I password %L', role_name, password);
            end if;
            execute format('alter role %I set search_path = %I, public', role_name, schema_name);
            execute format('grant connect on database %I to %I', database, role_name);
        end loop;

        execute format('create schema if not exists %I authorization %I', schema_name, schema_name || '_owner');
        execute format('revoke all on schema %I from public', schema_name);
        execute format('grant usage on schema %I to %I, %I', schema_name, schema_name, schema_name || '_worker');
    end loop;
end
$$;
