-- What time has made of a clock is found by the title of its entry: the rest is times, and its words cost more than all else a sweep writes.
create or replace function entry_lexemes(said timeline_events) returns tsvector
    language sql stable
as $$
select search_lexemes(said.tenant_id, case when said.automatic and left(said.title, 13) in ('SLA at risk: ', 'SLA breached:') then said.title
    else concat_ws(' ', said.title, left(said.description, 20000), said.source,
        array_to_string(said.systems_affected[1:100], ' '), array_to_string(said.actions_taken[1:100], ' ')) end)
$$;
