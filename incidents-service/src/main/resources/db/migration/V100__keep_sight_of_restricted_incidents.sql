-- Who sees an incident while it is restricted, as hidden_incidents() has it, and until when: infinity is for good.
create function seers(incident uuid) returns table (subject text, until timestamptz)
    language sql stable security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
select s.subject, max(s.until) from (
    select unnest(array[i.owner, i.incident_manager, i.reporter]) as subject, 'infinity'::timestamptz as until
    from incidents i where i.tenant_id = current_tenant() and i.id = incident
    union all
    select m.subject, coalesce(m.until, 'infinity') from incident_members m
    where m.tenant_id = current_tenant() and m.incident_id = incident and (m.until is null or m.until > now())) s
where s.subject is not null
group by s.subject
$$;
revoke all on function seers(uuid) from public;

-- Why what was just done to an incident may not stay: a restricted one that nobody sees for good ("nobody"), one into which a restricted
-- one was merged that shows itself to others, or for longer, than that one ("target"), and the one that was merged ("source"). Exact also
-- for what is hidden from the caller, and for two who ask at once: one waits for the other. Where more see it now, or fewer, only what that
-- can make worse is refused: a database may have been left by a version that refused less.
create function sight_refusal(incident uuid, widened boolean, narrowed boolean) returns text
    language plpgsql volatile security definer
    set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    merged record;
begin
    if narrowed and exists (select from incidents i where i.tenant_id = current_tenant() and i.id = incident and i.restricted)
            and not exists (select from seers(incident) s where s.until = 'infinity') then
        return 'nobody';
    end if;
    if exists (select from incidents i where i.tenant_id = current_tenant()
            and (i.id = incident and i.merged_into is not null or i.merged_into = incident)) then
        perform pg_advisory_xact_lock(hashtext('incident_sight'), hashtext(current_tenant()::text));
    end if;
    for merged in
        select a.id as source, a.merged_into as target, b.restricted as hidden from incidents a
        join incidents b on b.tenant_id = a.tenant_id and b.id = a.merged_into
        where a.tenant_id = current_tenant() and a.restricted
          and (a.id = incident and narrowed or a.merged_into = incident and widened)
    loop
        if not merged.hidden or exists (select from seers(merged.target) s
                where not exists (select from seers(merged.source) o where o.subject = s.subject and o.until >= s.until)) then
            return case when merged.source = incident then 'source' else 'target' end;
        end if;
    end loop;
    return null;
end
$$;
revoke all on function sight_refusal(uuid, boolean, boolean) from public;
grant execute on function sight_refusal(uuid, boolean, boolean) to ${service};

-- short: two rows of a table that only migrations write.
-- A condition finds nothing by what its asker may not know: into which hidden incident another one was merged.
update filter_properties set expression = 'case when a.merged_into in (select hidden_incidents()) then null else a.merged_into end'
where search = 'incidents' and name = 'mergedInto';
-- short: as above.
update filter_properties set expression = 'case when a.merged_into in (select hidden_incidents()) then null else a.resolution_summary end'
where search = 'incidents' and name = 'resolutionSummary';
