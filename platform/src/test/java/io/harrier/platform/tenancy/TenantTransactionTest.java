package io.harrier.platform.tenancy;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.atOnce;
import static io.harrier.platform.note.Notes.titled;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.platform.note.NoteService;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TenantTransactionTest {

    private static final String PROBES = "/api/v1/test-probes/";

    private final TestTenant tenant = TestTenant.fresh();

    @Inject
    NoteService notes;

    @Test
    void withoutACallerThereIsNoTransaction() {
        assertThrows(IllegalStateException.class, () -> notes.get(UUID.randomUUID()));
    }

    @Test
    void workThatForgetsItsTransactionSeesNothing() {
        aNote(tenant, "Hidden");
        tenant.as("viewer").get(PROBES + "without-session").then().statusCode(200).body(equalTo("0"));
        tenant.as("viewer").get(PROBES + "without-tenant").then().statusCode(200).body(equalTo("0"));
    }

    @Test
    void workThatForgetsItsTenantWritesNothing() {
        String title = UUID.randomUUID().toString();
        tenant.as("analyst").queryParam("title", title).post(PROBES + "without-tenant").then().statusCode(500);
        assertEquals(0L, owner().value(Long.class, "select count(*) from notes where title = ?", title));
    }

    @Test
    void aServiceThatAnotherCallsJoinsItsTransaction() {
        var nested = tenant.as("viewer").get(PROBES + "nested").then().statusCode(200).extract();
        String outer = nested.path("outer");
        assertEquals(outer, nested.path("inner"));
        assertNotEquals(outer, tenant.as("viewer").get(PROBES + "nested").then().extract().path("outer"));
    }

    @Test
    void workThatFailsLateLeavesNothing() {
        tenant.as("analyst").body(titled(NoteService.UNLUCKY)).post(PATH).then().statusCode(422);
        for (String table : List.of("notes", "audit_log", "audit_unsealed", "outbox")) {
            assertEquals(0L, owner().value(Long.class, "select count(*) from " + table + " where tenant_id = ?", tenant.id()),
                    table);
        }
    }

    @Test
    void manyRequestsOfTwoTenantsAtOnceDoNotMix() throws Exception {
        var other = TestTenant.fresh();
        var tenants = List.of(tenant, other);
        var mixed = atOnce(160, 24, i -> {
            var who = tenants.get(i % 2);
            var stranger = tenants.get(1 - i % 2);
            if (i % 4 < 2) {
                String id = aNote(who, who.alias());
                return stranger.as("viewer").get(PATH + "/" + id).statusCode() != 404;
            }
            List<String> titles = who.as("viewer").queryParam("limit", 200).get(PATH).then().statusCode(200).extract()
                    .path("items.title");
            return titles.stream().anyMatch(title -> !title.equals(who.alias()));
        });
        assertEquals(false, mixed.contains(true));
        for (var who : tenants) {
            assertEquals(List.of(List.of(who.alias(), 40L)),
                    owner().query("select title, count(*) from notes where tenant_id = ? group by 1", who.id()));
        }
    }

    @Test
    void workForAnotherTenantInTheMiddleOfARequestKeepsApart() {
        var other = TestTenant.fresh();
        aNote(tenant, "Mine");
        aNote(other, "Theirs");
        tenant.as("viewer").queryParam("tenant", other.id()).get(PROBES + "as").then().statusCode(200)
                .body("inside", equalTo(other.id() + " Theirs")).body("after", equalTo(tenant.id() + " Mine"))
                .body("caller", equalTo(TestTenant.subject(tenant.alias() + "-viewer")));
        tenant.as("viewer").queryParam("tenant", other.id()).get(PROBES + "as-within").then().statusCode(200)
                .body("inside", equalTo(other.id() + " Theirs")).body("after", equalTo(tenant.id() + " Mine"));
    }

    @Test
    void theDatabaseItselfKeepsTenantsApart() throws Exception {
        aNote(tenant, "Mine");
        try (var connection = TestSql.as("alerts").connect(); var statement = connection.createStatement()) {
            statement.execute("select set_config('harrier.tenant', '" + TestTenant.fresh().id() + "', false)");
            assertEquals(0, statement.executeUpdate("update notes set title = 'Taken'"));
            assertEquals(0, statement.executeUpdate("delete from notes"));
            assertThrows(java.sql.SQLException.class, () -> statement.execute(
                    """
                        insert into notes (tenant_id, id, version, created_at, updated_at, title, weight, status)
                        values ('%s', gen_random_uuid(), 0, now(), now(), 'Planted', 0, 'draft')""".formatted(tenant.id())));
            assertThrows(java.sql.SQLException.class,
                    () -> statement.execute("insert into outbox (tenant_id, topic) values ('" + tenant.id() + "', 'x')"));
            assertThrows(java.sql.SQLException.class, () -> statement.execute("select * from outbox"));
            assertThrows(java.sql.SQLException.class, () -> statement.execute("alter table notes disable row level security"));
            assertThrows(java.sql.SQLException.class, () -> statement.execute("set role alerts_worker"));
        }
        tenant.as("viewer").get(PATH).then().body("items.title", equalTo(List.of("Mine")));
    }

    private static TestSql owner() {
        return TestSql.as("alerts_owner");
    }
}
