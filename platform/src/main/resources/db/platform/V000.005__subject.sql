-- Who acts in the running transaction: a Keycloak subject, or '*' for the product's own work. Null where nobody said: policies that ask
-- for it then hide what they guard.
create function current_subject() returns text
    language sql stable parallel safe
as $$ select nullif(current_setting('harrier.subject', true), '') $$;
