package io.harrier.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRulesTest {

    /** Of the migration below. */
    private static final String SHA256 = "3a09cde9126fc3ddab91a5e3fac03d87e34828b332023f33e6160395d35f0162";

    @Test
    void whatReplicasOfBeforeUseIsNotTakenAway() {
        for (String sql : List.of("drop function search_incidents(text, integer)", "drop table if exists notes",
                "alter table incidents drop column search", "alter table incidents drop search",
                "alter table incidents rename column owner to keeper", "alter table incidents rename to cases",
                "alter table only incidents alter column number type bigint",
                "alter table incidents add column x text, alter team set not null",
                "revoke insert, delete on incident_members from ${service}")) {
            refused(sql);
            allowed("-- contract: 0.3, since 0.2 nobody reads it\n" + sql);
            refused("-- contract:\n" + sql);
        }
        refused("alter table incidents add column x text not null");
        refused("-- contract: 0.3\nalter table incidents add column x text not null");
    }

    @Test
    void noTableThatIsThereIsHeldForLong() {
        for (String sql : List.of("update incidents set team = 'soc'", "delete from timeline_events where title = ''",
                "insert into incident_words (words) select title from incidents",
                "with old as (select id from a) update incidents set team = null from old",
                "create table copies as select * from incidents", "lock table incidents", "truncate incidents",
                "create index ix_incidents_x on incidents (x)", "create unique index uq_x on only incidents (x)",
                "reindex table incidents",
                "alter table incidents add constraint ck_incidents_x check (x > 0)",
                "alter table incidents add x int, add constraint fk_x foreign key (a, b) references b (c, d)",
                "alter table incidents add primary key (tenant_id, id)", "alter table incidents add column x int check (x > 0)",
                "alter table incidents add column x uuid default gen_random_uuid()",
                "alter table incidents add column x int generated always as (y + 1) stored",
                "do $$ begin update incidents set team = 'a'; end $$")) {
            refused(sql);
            allowed("-- short: a tenant has some ten of them\n" + sql);
        }
        refused("alter table t add constraint ck_x check (x > 0) not valid; alter table t validate constraint ck_x");
        refused("alter table incidents add column if not exists team text");
    }

    @Test
    void whatOnlyAddsIsFree() {
        allowed("""
            -- A new table may be made in any way; drop table is a comment here.
            create table notes (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
            create index ix_notes on notes (id);
            alter table notes add constraint ck_notes check (id is not null);
            revoke all on notes from ${service};
            select tenant_table('notes');
            insert into filter_properties (search, name) values ('a', 'update x; drop table y'), ('b', 'it''s');
            create or replace function f() returns void language plpgsql as $body$
            begin update incidents set team = null; drop table x; end $body$;
            alter table incidents add column x text not null default '', add column at timestamptz default now(),
                add column y text, drop constraint ck_old, add constraint ck_y check (y in ('a', 'b')) not valid;
            alter table incidents validate constraint ck_earlier;
            alter table incidents alter column y drop not null, alter column y set default 'a';
            create policy p on incidents as restrictive to ${service} using (true);
            grant select, update (x) on incidents to ${service}""");
    }

    @Test
    void anIndexIsMadeConcurrentlyByAMigrationOfItsOwn() {
        String index = "drop index concurrently if exists ix_x;\ncreate index concurrently ix_x on incidents (x);";
        allowed("-- Why.\n" + index);
        refused("create unique index concurrently ix_x on incidents (x)");
        refused("create index concurrently if not exists ix_x on incidents (x)");
        refused(index + "grant select on incidents to ${worker}");
    }

    @Test
    void whatHasShippedStaysAsItIs(@TempDir Path module) throws IOException {
        var migrations = Files.createDirectories(module.resolve("src/main/resources/db/migration"));
        var shipped = Files.createDirectories(module.resolve("src/test/resources")).resolve("shipped-migrations.sha256");
        Files.writeString(migrations.resolve("V001__a.sql"), "update a set b = 1");
        Files.writeString(shipped, "");
        assertThrows(AssertionError.class, () -> MigrationRules.check(module));
        Files.writeString(shipped, "f38d4f09ab8ef2b7d4ecd8d7d64a4ba2b0c5fb8f0d8f3f6ad2d1c7a4f5a4c5a1  V001__a.sql\n");
        var changed = assertThrows(AssertionError.class, () -> MigrationRules.check(module));
        assertTrue(changed.getMessage().contains("V001__a.sql has shipped: it is never changed"), changed.getMessage());
        Files.writeString(shipped, SHA256 + "  V001__a.sql\n");
        MigrationRules.check(module);
        Files.delete(migrations.resolve("V001__a.sql"));
        var gone = assertThrows(AssertionError.class, () -> MigrationRules.check(module));
        assertTrue(gone.getMessage().contains("V001__a.sql has shipped and is gone"), gone.getMessage());
    }

    private static void refused(String sql) {
        assertTrue(!MigrationRules.refused(sql).isEmpty(), sql);
    }

    private static void allowed(String sql) {
        assertEquals(List.of(), MigrationRules.refused(sql), sql);
    }
}
