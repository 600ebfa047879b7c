-- What conditions may name in the search functions, which run as the owner: migrations alone write it. expression is of the row a; of a
-- property that holds several texts it is a condition with %s for the text.
create table filter_properties (
    search     text not null,
    name       text not null,
    expression text not null,
    type       text not null,
    constraint pk_filter_properties primary key (search, name)
);

-- A condition (platform's SearchConditions) as SQL over the row a: properties by their expressions, values never in the text but by their
-- places in $1, which is the whole of what was asked. For search functions alone.
create function filter_sql(searched text, condition jsonb, place text[]) returns text
    language plpgsql stable
as $$
declare
    junction text := case when condition ? 'all' then 'all' when condition ? 'any' then 'any' end;
    property filter_properties;
    value    text := format('($1 #>> %L)', place || 'value'::text);
    test     text;
begin
    if junction is not null then
        return '(' || coalesce((
            select string_agg(filter_sql(searched, part, place || junction || (n - 1)::text), case junction when 'all' then ' and ' else ' or ' end order by n)
            from jsonb_array_elements(condition -> junction) with ordinality as parts (part, n)), 'true') || ')';
    end if;
    select * into strict property from filter_properties p where p.search = searched and p.name = condition ->> 'property';
    test := case condition ->> 'test'
        when 'holds' then format('(' || property.expression || ')', value)
        when 'absent' then format('%s is null', property.expression)
        when 'in' then format('%s = any (array(select jsonb_array_elements_text($1 #> %L))::%s[])', property.expression, place || 'value'::text, property.type)
        when '=' then format('%s = %s::%s', property.expression, value, property.type)
        when '<' then format('%s < %s::%s', property.expression, value, property.type)
        when '<=' then format('%s <= %s::%s', property.expression, value, property.type)
        when '>' then format('%s > %s::%s', property.expression, value, property.type)
        when '>=' then format('%s >= %s::%s', property.expression, value, property.type)
        when 'contains' then format('strpos(%s, %s) > 0', property.expression, value)
        when 'starts_with' then format('starts_with(%s, %s)', property.expression, value)
        when 'ends_with' then format('right(%1$s, length(%2$s)) = %2$s', property.expression, value)
    end;
    if test is null then
        raise exception 'No condition: %', condition;
    end if;
    return case when (condition ->> 'not')::boolean then '(' || test || ') is not true' else '(' || test || ')' end;
end
$$;
revoke all on function filter_sql(text, jsonb, text[]) from public;

-- The words that a text can be found by, between spaces: lower case, none longer than 100 characters, joined by marks as addresses, paths
-- and names are. What else there is between them goes.
create function search_words(given text) returns text
    language sql immutable parallel safe
as $$
select replace(replace(replace(regexp_replace(
    translate(lower(' ' || given), E',;()[]{}<>"''`|=?&!%#*+~^\t\r\n', repeat(' ', 30)),
    '(\S{100})\S+', '\1', 'g'), ' \', ' '), ' \', ' '), ' /', ' ')
$$;

-- These and their parts as lexemes of one tenant: an index that all share is then read where the tenant's are.
create function search_lexemes(tenant uuid, given text) returns tsvector
    language sql immutable parallel safe
as $$
select array_to_tsvector(string_to_array(right(tenant::text, 12) || replace(
    words || translate(words, ':@/\', '    ') || translate(words, '-.:@/\', '      '), ' ', ' ' || right(tenant::text, 12)), ' '))
from search_words(given) words
$$;

-- What asks for all that have words beginning as these do; null where there is no word in it.
create function search_query(tenant uuid, given text) returns tsquery
    language sql immutable parallel safe
as $$
select string_agg(format('''%s''', replace(right(tenant::text, 12) || word, '\', '\\')) || ':*', ' & ')::tsquery
from (select rtrim(unnest(string_to_array(search_words(given), ' ')), '-.:@/\') as word) words
where word <> ''
$$;
