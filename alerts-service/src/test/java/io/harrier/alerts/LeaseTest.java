package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Whoever claims an alert has it for a while; what they did stays when that ends. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LeaseTest {

    private final TestTenant tenant = TestTenant.fresh();
    private String id;

    @BeforeEach
    void anAlertThatIsClaimed() {
        id = aClaimedAlert(tenant);
    }

    @Test
    void anyWriteOfTheOwnerRenewsItAndNobodyElses() {
        List<Consumer<String>> writes = List.of(
                person -> as(person).put(path("assignment")),
                person -> as(person).body(Map.of("text", "Looking")).post(path("comments")),
                person -> as(person).post(path("investigation")),
                person -> as(person).header("If-Match", "*").contentType("application/merge-patch+json")
                        .body("{\"severity\": \"low\"}").patch(path("")));
        for (Consumer<String> write : writes) {
            endsInAMinute();
            write.accept("colleague");
            assertTrue(leaseUntil().isBefore(Instant.now().plusSeconds(61)), "renewed by somebody else");
            write.accept(tenant.alias() + "-analyst");
            assertTrue(leaseUntil().isAfter(Instant.now().plusSeconds(25 * 60)), "not renewed");
        }
    }

    @Test
    void whenItEndsStatusOwnerAndNotesStayUntilAnotherClaimsIt() {
        as(tenant.alias() + "-analyst").post(path("investigation")).then().statusCode(200);
        as(tenant.alias() + "-analyst").body(Map.of("text", "Half done")).post(path("comments")).then().statusCode(201);
        ended();
        view().body("status", is("investigating")).body("claimable", is(true))
                .body("assignedTo.subject", is(TestTenant.subject(tenant.alias() + "-analyst")));
        as("colleague").post(path("investigation")).then().statusCode(409);
        as("colleague").put(path("assignment")).then().statusCode(200).body("status", is("investigating"))
                .body("assignedTo.name", is("Colleague")).body("claimable", is(false)).body("leaseUntil", notNullValue());
        as(tenant.alias() + "-analyst").body(Map.of("outcome", "duplicate", "notes", "x")).post(path("resolution")).then()
                .statusCode(409);
        as("colleague").get(path("events")).then().body("items.note", hasItem("Half done"));
    }

    @Test
    void itsOwnerGoesOnAfterItEndedWhileNobodyClaimedIt() {
        ended();
        as(tenant.alias() + "-analyst").body(Map.of("outcome", "duplicate", "notes", "x")).post(path("resolution")).then()
                .statusCode(200).body("status", is("resolved"));
    }

    @Test
    void aManagerTakesOverWhileItRunsAndTheFormerOwnerIsTold() {
        tenant.as("incident_manager").body(Map.of("reason", "Shift ended")).post(path("takeover")).then().statusCode(200)
                .body("assignedTo.subject", is(TestTenant.subject(tenant.alias() + "-incident_manager")));
        as(tenant.alias() + "-analyst").body(Map.of("outcome", "duplicate", "notes", "x")).post(path("resolution")).then()
                .statusCode(409);
        as("colleague").get(path("events")).then().body("items.note", hasItem("Shift ended"));
    }

    private void endsInAMinute() {
        TestSql.as("alerts_owner").update(
                "update security_alerts set lease_until = now() + interval '1 minute' where id = ?::uuid",
                id);
    }

    private void ended() {
        TestSql.as("alerts_owner").update(
                "update security_alerts set lease_until = now() - interval '1 second' where id = ?::uuid",
                id);
    }

    private Instant leaseUntil() {
        return Instant.parse(view().extract().path("leaseUntil"));
    }

    private ValidatableResponse view() {
        return tenant.as("viewer").get(path("")).then().statusCode(200);
    }

    private RequestSpecification as(String person) {
        return tenant.as(person, "analyst");
    }

    private String path(String step) {
        return "/api/v1/alerts/" + id + (step.isEmpty() ? "" : "/" + step);
    }
}
