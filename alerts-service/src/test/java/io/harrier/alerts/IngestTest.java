package io.harrier.alerts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IngestTest {

    @Test
    void anAlertSentTwiceIsOneAlertSeenTwice() {
        var tenant = TestTenant.fresh();
        String body = """
                      {"sourceSystem":"edr-1","sourceId":"a1","title":"Credential dumping","severity":"high",
                       "observables":[{"type":"ip","value":"203.0.113.7"}],"affectedSystems":["ws-1"]}""";
        String id = tenant.as("pipeline").body(body).post("/api/v1/alerts").then().log().all().statusCode(201).extract()
                .path("id");
        tenant.as("pipeline").body(body).post("/api/v1/alerts").then().log().all().statusCode(200)
                .body("deduplicated", equalTo(true)).body("seenCount", equalTo(2)).body("id", equalTo(id));
        tenant.as("viewer").get("/api/v1/alerts").then().log().all().statusCode(200).body("items", hasSize(1));
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().log().all().statusCode(200);
    }
}
