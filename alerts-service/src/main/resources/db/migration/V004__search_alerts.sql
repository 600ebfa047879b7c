-- Trigram search can't use its index under row-level security, so it runs as the owner with the tenant written inside, and gives
-- ids; the rows are then read under row-level security.
create function search_alerts(words text, at_most integer) returns setof uuid
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, public, pg_temp
as $$
select id from security_alerts
where tenant_id = current_tenant()
  and title ilike '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
order by severity_rank desc, first_seen_at desc, id desc
limit at_most
$$;
revoke execute on function search_alerts from public;
grant execute on function search_alerts to ${service};
