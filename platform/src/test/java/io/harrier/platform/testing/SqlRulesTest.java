package io.harrier.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlRulesTest {

    private static final String REPOSITORY = "class Notes implements PanacheRepositoryBase<Note, UUID> { String sql = %s; }";

    @ParameterizedTest
    @ValueSource(strings = {"title like ?1", "lower(title) ILIKE :words", "title ~* $1",
            "select id from notes where title % $1",
            "search @@ websearch_to_tsquery(?1)", "and tags && :tags", "detail @> cast(:detail as jsonb)",
            "where similarity(a, $1) > 0.6",
            "order by title <-> $1", "title similar to $1", "where detail ?| $1"})
    void anOperatorThatIsNotLeakproofIsRefused(String query) {
        assertEquals(List.of(query), SqlRules.refusedInSource(REPOSITORY.formatted('"' + query + '"')));
        assertEquals(1, SqlRules.refusedInSource(REPOSITORY.formatted("\"\"\"\n  " + query + "\"\"\"")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"where id = any($1) and title > ?1\"", "a && b /* where a && b */", "\"Nothing here is like it\"",
            "\"select id from %s where id = ?1\"", "\"detail ->> 'name' = :name\" // like it was, \"where a like b\"",
            "'~' + \"where id = ?1\""})
    void whatKeepsItsIndexIsNot(String code) {
        assertEquals(List.of(), SqlRules.refusedInSource(REPOSITORY.formatted(code)));
    }

    @Test
    void textThatIsNoQueryIsNobodysBusiness() {
        assertEquals(List.of(), SqlRules.refusedInSource("class Names { String pattern = \"from ~ to\"; }"));
    }

    @Test
    void aSearchRunsAsTheOwnerOrNotAtAll() {
        String search = """
            create function search_notes(words text) returns setof uuid
                language sql stable%s
            as $$ select id from notes where tenant_id = current_tenant() and title ilike words $$;
            alter table notes add constraint ck_notes check (title ~ 'x');""";
        assertEquals(List.of("search_notes(words"), SqlRules.refusedInMigration(search.formatted("")));
        assertEquals(List.of(), SqlRules.refusedInMigration(search.formatted(" security definer")));
        assertEquals(List.of(), SqlRules.refusedInMigration("""
            create function keep() returns trigger language plpgsql
            as $$ begin raise exception 'note % stays', old.id; end $$;"""));
    }

    @Test
    void thePlatformKeepsToIt() {
        SqlRules.check(Path.of(""));
    }
}
