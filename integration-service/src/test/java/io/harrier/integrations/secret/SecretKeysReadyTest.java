package io.harrier.integrations.secret;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IntegrationServers.class)
class SecretKeysReadyTest {

    @Test
    void readinessTellsWhichKeySeals() {
        given().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'Encryption keys' }.status", is("UP"))
                .body("checks.find { it.name == 'Encryption keys' }.data.current", is("test"));
    }
}
