-- As it was, but parsed once: written as a text it was parsed anew at each of the many places where a statement that is planned uses it.
create or replace function severity_rank(severity text) returns smallint
    language sql immutable parallel safe
return case severity when 'critical' then 5 when 'high' then 4 when 'medium' then 3 when 'low' then 2 else 1 end::smallint;
