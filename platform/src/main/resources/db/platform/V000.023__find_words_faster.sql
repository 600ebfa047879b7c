-- The same words at a third of the time: one pass for all that separates them, for translate() looks through its whole list at every
-- character; and the parts of long words too, now that words are cut after they were taken apart.
create or replace function search_words(given text) returns text
    language sql immutable parallel safe
as $$
select replace(replace(replace(regexp_replace(lower(' ' || given), E'[,;()\\[\\]{}<>"''`|=?&!%#*+~^\\s]+', ' ', 'g'),
    ' \', ' '), ' \', ' '), ' /', ' ')
$$;

create or replace function search_lexemes(tenant uuid, given text) returns tsvector
    language plpgsql immutable parallel safe
as $$
declare
    prefix constant text := right(tenant::text, 12);
    whole  constant text := search_words(given);
    parts  constant text := replace(replace(replace(replace(whole, ':', ' '), '@', ' '), '/', ' '), '\', ' ');
begin
    return array_to_tsvector(array(
        select prefix || left(word, 100)
        from unnest(string_to_array(whole || ' ' || parts || ' ' || replace(replace(parts, '-', ' '), '.', ' '), ' ')) word
        where word <> ''));
end
$$;

create or replace function search_query(tenant uuid, given text) returns tsquery
    language sql immutable parallel safe
as $$
select string_agg(format('''%s''', replace(right(tenant::text, 12) || word, '\', '\\')) || ':*', ' & ')::tsquery
from (select left(rtrim(unnest(string_to_array(search_words(given), ' ')), '-.:@/\'), 100) as word) words
where word <> ''
$$;
