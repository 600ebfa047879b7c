package io.harrier.integrations.outbound;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.integrations.testing.StrictServers;
import io.harrier.local.tenable.TenableStandIn;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Where an installation that allows nothing more lets its tenants send it. */
@QuarkusTest
@WithTestResource(StrictServers.class)
class DestinationRulesTest {

    private static final String SYSTEMS = "/api/v1/external-systems";

    private final TestTenant tenant = TestTenant.fresh();

    @ParameterizedTest
    @CsvSource({"http://93.184.216.34,https", "https://127.0.0.1:8084,private", "https://[::1],private",
            "https://localhost,private", "https://169.254.169.254/latest,private", "https://10.1.2.3,private",
            "https://2130706433,private"})
    void anAddressThatIsNotOpenIsRefusedWhenItIsSetUpAndWhenItIsChanged(String address, String reason) {
        var body = Map.of("name", "Tenable", "type", "tenable", "baseUrl", address);
        tenant.as("tenant_admin").body(body).post(SYSTEMS).then().statusCode(422).body("errors[0].pointer", is("/baseUrl"))
                .body("errors[0].detail", containsString(reason));
        String open = create();
        tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("baseUrl", address)).patch(SYSTEMS + "/" + open).then()
                .statusCode(422).body("errors[0].pointer", is("/baseUrl"));
    }

    @Test
    void aSystemThatWasSetUpBeforeIsNotCalled() {
        try (var standIn = TenableStandIn.start(0)) {
            String system = create();
            TestSql.as("integrations_owner").update("update external_systems set base_url = ? where id = ?::uuid",
                    standIn.baseUrl().toString(), system);
            String run = tenant.as("tenant_admin").post(SYSTEMS + "/" + system + "/sync-runs").then().statusCode(201).extract()
                    .path("id");

            var ended = await().until(
                    () -> tenant.as("viewer").get("/api/v1/sync-runs/" + run).jsonPath(),
                    it -> it.getString("finishedAt") != null);

            assertEquals("failed", ended.getString("status"));
            assertTrue(ended.getString("detail").contains("must begin with https://"), ended.getString("detail"));
            assertEquals(List.of(), standIn.requests().all());
        }
    }

    private String create() {
        return tenant.as("tenant_admin")
                .body(Map.of("name", "Open", "type", "tenable", "baseUrl", "https://93.184.216.34", "credentials",
                        Map.of("accessKey", "a", "secretKey", "b")))
                .post(SYSTEMS).then().statusCode(201).extract().path("id");
    }
}
