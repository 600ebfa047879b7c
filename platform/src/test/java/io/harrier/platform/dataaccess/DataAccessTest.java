package io.harrier.platform.dataaccess;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.access.Role;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.harrier.platform.testing.TestToken;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class DataAccessTest {

    private static final String PATH = "/api/v1/platform-test/data-access";
    private static final String SECRETS = "/api/v1/test-secrets/";

    private final TestTenant tenant = TestTenant.fresh();
    private final String secret = UUID.randomUUID().toString();

    @Test
    void aReadIsOnRecordWithWhereItCameFromAndWhatFor() {
        as("harrier-cli").header("User-Agent", "curl/8").header("Harrier-Purpose", "Court order 12/2026")
                .header("X-Forwarded-For", "203.0.113.9").header("X-Request-Id", "req-7").get(SECRETS + secret).then()
                .statusCode(200);
        log("").body("items", hasSize(1)).body("items[0].action", equalTo("read"))
                .body("items[0].userId", equalTo(TestTenant.subject("reader")))
                .body("items[0].userName", equalTo(TestTenant.name("reader"))).body("items[0].resourceType", equalTo("secret"))
                .body("items[0].resourceId", equalTo(secret)).body("items[0].dataClassification", equalTo("restricted"))
                .body("items[0].accessMethod", equalTo("api")).body("items[0].operation", equalTo("GET " + SECRETS + secret))
                .body("items[0].ipAddress", equalTo("127.0.0.1")).body("items[0].userAgent", equalTo("curl/8"))
                .body("items[0].sessionId", equalTo("session-1")).body("items[0].purpose", equalTo("Court order 12/2026"))
                .body("items[0].success", equalTo(true)).body("items[0].requestId", equalTo("req-7"))
                .body("items[0].accessedAt", notNullValue()).body("items[0].dataVolumeBytes", nullValue());
    }

    @Test
    void theConsoleIsToldByTheTokenAndTheActionByTheMethod() {
        as("harrier-console").put(SECRETS + secret).then().statusCode(200);
        as("harrier-cli").delete(SECRETS + secret).then().statusCode(200);
        as("harrier-cli").get(SECRETS + secret + "/file").then().statusCode(200);
        log("").body("items.action", contains("export", "export", "delete", "write"))
                .body("items.accessMethod", contains("export", "export", "api", "ui"))
                .body("items[0].dataVolumeRows", equalTo(3)).body("items[0].resourceId", nullValue())
                .body("items[1].dataVolumeBytes", equalTo(4711)).body("items[1].dataClassification", equalTo("sensitive"));
    }

    @Test
    void whatARequestReadsTwiceIsOnRecordOnceAlsoPageByPageOfAFile() {
        as("harrier-cli").get(SECRETS + secret + "/twice").then().statusCode(200);
        assertEquals(2, as("harrier-cli").get(SECRETS + secret + "/export/").then().statusCode(200).extract().asString().lines()
                .count());
        log("").body("items.action", contains("export", "export", "read"));
        log("?action=export").body("items.resourceType", contains("secrets", "secret"))
                .body("items[0].dataVolumeRows", equalTo(2)).body("items[0].resourceId", nullValue())
                .body("items[0].dataClassification", equalTo("restricted"))
                .body("items.accessMethod", contains("export", "export"));
    }

    @Test
    void whatIsDoneAtTheSecondTryIsOnRecordThough() {
        as("harrier-cli").get(SECRETS + secret + "/second-try").then().statusCode(200);
        log("").body("items.action", contains("read"));
    }

    @Test
    void anExportThatIsRefusedNeitherBeginsNorEnds() {
        as("harrier-cli").get(SECRETS + secret + "/refused/export").then().statusCode(409);
        log("").body("items", empty());
        tenant.as("auditor").get("/api/v1/platform-test/audit").then().statusCode(200).body("items", empty());
    }

    @Test
    void aReadThatFailsAndTheProductsOwnWorkLeaveNothing() {
        as("harrier-cli").get(SECRETS + secret + "/failure").then().statusCode(409);
        as("harrier-cli").get(SECRETS + secret + "/job").then().statusCode(200);
        log("").body("items", empty());
    }

    @Test
    void anAttemptIsOnRecordWithWhyItWasRefused() {
        as("harrier-cli").get(SECRETS + secret + "/refusal").then().statusCode(200);
        log("?success=false").body("items.failureReason", contains("not a member")).body("items.success", contains(false));
        log("?success=true").body("items", empty());
    }

    @Test
    void aLongOrStrangeHeaderIsCutNotRefused() {
        as("harrier-cli").header("Harrier-Purpose", "x".repeat(300)).header("User-Agent", "a\tb").get(SECRETS + secret).then()
                .statusCode(200);
        log("").body("items[0].purpose", equalTo("x".repeat(255))).body("items[0].userAgent", equalTo("a b"));
    }

    @Test
    void theLogIsNarrowedPagedAndTakenOut() {
        for (int i = 0; i < 3; i++) {
            as("harrier-cli").get(SECRETS + secret).then().statusCode(200);
        }
        as("harrier-cli").get(SECRETS + UUID.randomUUID()).then().statusCode(200);
        log("?resourceId=" + secret + "&resourceType=secret&dataClassification=restricted&accessMethod=api&userId="
                + TestTenant.subject("reader")).body("items", hasSize(3));
        String cursor = log("?limit=3").body("items", hasSize(3)).extract().path("nextCursor");
        tenant.as("auditor").queryParam("limit", 3).queryParam("cursor", cursor).get(PATH).then().body("items", hasSize(1))
                .body("nextCursor", nullValue());
        log("?before=2020-01-01T00:00:00Z").body("items", empty());
        log("?updatedSince=2020-01-01T00:00:00Z").body("items", hasSize(4));
        tenant.as("auditor").get(PATH + "?action=looked").then().statusCode(400);
        tenant.as("auditor").get(PATH + "?cursor=nonsense").then().statusCode(400);
        String csv = tenant.as("auditor").get(PATH + "/export?format=csv&resourceId=" + secret).then().statusCode(200).extract()
                .asString();
        assertEquals(4, csv.lines().count());
        assertTrue(csv.startsWith("id,accessedAt,userId,userName,resourceType,resourceId,action,"), csv);
        String ndjson = tenant.as("auditor").get(PATH + "/export").then().statusCode(200).extract().asString();
        assertEquals(4, ndjson.lines().count());
    }

    @Test
    void onlyTheAuditorOfTheTenantReadsIt() {
        as("harrier-cli").get(SECRETS + secret).then().statusCode(200);
        for (Role role : Role.values()) {
            int expected = role == Role.AUDITOR ? 200 : 403;
            assertEquals(expected, tenant.as(role.wire).get(PATH).statusCode(), role.wire);
            assertEquals(expected, tenant.as(role.wire).get(PATH + "/export").statusCode(), role.wire);
        }
        TestTenant.fresh().as("auditor").get(PATH).then().statusCode(200).body("items", empty());
    }

    @Test
    void theServicesRolesCannotChangeWhatIsWritten() {
        as("harrier-cli").get(SECRETS + secret).then().statusCode(200);
        for (String role : List.of("alerts", "alerts_worker")) {
            for (String statement : List.of("update data_access_logs set action = 'read'", "delete from data_access_logs",
                    "truncate data_access_logs")) {
                var refusal = assertThrows(IllegalStateException.class, () -> TestSql.as(role).update(statement),
                        role + ": " + statement);
                assertTrue(refusal.getMessage().contains("permission denied"), refusal.getMessage());
            }
        }
    }

    private RequestSpecification as(String client) {
        var claims = TestToken.claims("reader", Map.of(tenant, List.of("viewer"))).claim("sid", "session-1")
                .claim("azp", client);
        return given().auth().oauth2(TestToken.signed(claims)).contentType("application/json");
    }

    private ValidatableResponse log(String query) {
        return tenant.as("auditor").get(PATH + query).then().statusCode(200);
    }
}
