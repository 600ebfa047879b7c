package io.harrier.platform.access;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.platform.testing.TestToken;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.JwtClaimsBuilder;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TokenTest {

    private static final String OPERATORS = "/api/v1/test-probes/operators";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void nobodyGetsInWithoutAToken() {
        refused(given().get(PATH).then());
        refused(given().header("Authorization", "Basic YTpi").get(PATH).then());
        refused(given().contentType("application/json").body("{").post(PATH).then());
    }

    @Test
    void aTokenThatIsNoneOfOursIsRefused() throws Exception {
        var stranger = KeyPairGenerator.getInstance("RSA");
        stranger.initialize(2048);
        refused(with("garbage"));
        refused(with(TestToken.signedBy(stranger.generateKeyPair().getPrivate(), analyst())));
        refused(with(TestToken.signed(analyst().audience("another-api"))));
        refused(with(TestToken.signed(analyst().issuer("https://elsewhere.example/realms/harrier"))));
        refused(with(TestToken.signed(analyst().issuedAt(1).expiresAt(1_000_000))));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        String[] parts = TestToken.signed(analyst()).split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"kid\":\"test\"}".getBytes());
        refused(with(none + "." + parts[1] + "."));
        refused(with(none + "." + parts[1] + "." + parts[2]));
    }

    @Test
    void aRoleThatDoesNotIncludeItIsRefused() {
        tenant.as("viewer").body("{}").post(PATH).then().statusCode(403).contentType("application/problem+json")
                .body("type", equalTo("https://harrier.dev/problems/forbidden"))
                .body("detail", equalTo("Your roles don't include this")).body("instance", equalTo(PATH));
        tenant.as("pipeline").get(PATH).then().statusCode(403);
        tenant.as("tenant_admin").get(PATH).then().statusCode(403);
        tenant.as("nobody", "no-role-of-ours", "offline_access").get(PATH).then().statusCode(403);
    }

    @Test
    void aRoleOfTheRealmIsNoRoleOfAnOrganization() {
        with(TestToken.signed(TestToken.claims("climber", Map.of(tenant, List.of()))
                .claim("realm_access", Map.of("roles", List.of("analyst", "read", "contribute")))))
                .statusCode(403);
    }

    @Test
    void onlyTheRealmMakesAnOperator() {
        operator(TestTenant.platformAdminToken()).statusCode(200);
        operator(tenant.token("climber", "platform_admin", "tenant_admin", "analyst")).statusCode(403);
        operator(TestToken.signed(analyst().claim("groups", List.of("platform_admin", "platform")))).statusCode(403);
        operator(TestToken.signed(analyst().claim("resource_access",
                Map.of("harrier-api", Map.of("roles", List.of("platform_admin")))))).statusCode(403);
        with(TestTenant.platformAdminToken()).statusCode(403);
    }

    @Test
    void aTokenWithoutAnOrganizationSaysWhatToAskFor() {
        with(TestToken.signed(TestToken.claims("loner", Map.of()))).statusCode(403).body("detail",
                containsString("organization:*"));
        with(TestToken.signed(analyst().claim("organization", List.of(tenant.alias())))).statusCode(403);
    }

    @Test
    void aTokenThatNamesNobodyIsRefused() {
        with(TestToken.signed(analyst().subject(null))).statusCode(403).body("detail", containsString("sub"));
    }

    @Test
    void aPersonWithoutANameIsNamedByTheSubject() {
        String token = TestToken.signed(analyst().claim("name", "").claim("preferred_username", ""));
        with(token).statusCode(200);
    }

    @Test
    void aPersonOfSeveralOrganizationsNamesOne() {
        var other = TestTenant.fresh();
        String both = TestTenant.token("both", Map.of(tenant, List.of("viewer"), other, List.of("incident_manager")));
        String mine = aNote(tenant, "Mine");
        String theirs = aNote(other, "Theirs");

        with(both).statusCode(403).body("detail", containsString("Harrier-Tenant"));
        in(tenant.alias(), both).get(PATH).then().statusCode(200).body("items.id", contains(mine));
        in(other.alias(), both).get(PATH).then().statusCode(200).body("items.id", contains(theirs));
        in(other.alias(), both).post(PATH + "/" + theirs + "/publication").then().statusCode(200);
        in(tenant.alias(), both).post(PATH + "/" + mine + "/publication").then().statusCode(403);
        in(tenant.alias(), both).get(PATH + "/" + theirs).then().statusCode(404);
    }

    @Test
    void anOrganizationThatTheTokenLacksIsRefusedWhetherItExistsOrNot() {
        for (String alias : List.of(TestTenant.fresh().alias(), "no-such-organization", "")) {
            in(alias, tenant.token("analyst", "analyst")).get(PATH).then().statusCode(403).body("detail",
                    startsWith("Your token does not cover"));
        }
        in(tenant.alias(), tenant.token("analyst", "analyst")).get(PATH).then().statusCode(200);
    }

    private JwtClaimsBuilder analyst() {
        return TestToken.claims("analyst", Map.of(tenant, List.of("analyst")));
    }

    private static io.restassured.specification.RequestSpecification in(String alias, String token) {
        return given().auth().oauth2(token).header("Harrier-Tenant", alias);
    }

    private static ValidatableResponse with(String token) {
        return given().auth().oauth2(token).get(PATH).then();
    }

    private static ValidatableResponse operator(String token) {
        return given().auth().oauth2(token).get(OPERATORS).then();
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(401).contentType("application/problem+json").header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("https://harrier.dev/problems/unauthenticated")).body("status", equalTo(401));
    }
}
