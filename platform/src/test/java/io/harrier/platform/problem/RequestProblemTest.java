package io.harrier.platform.problem;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.aPublishedNote;
import static io.harrier.platform.note.Notes.titled;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Every kind of problem besides those of bodies and tokens. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RequestProblemTest {

    private static final String PROBES = "/api/v1/test-probes/";

    private final TestTenant tenant = TestTenant.fresh();

    @TestHTTPResource(PATH)
    URI notes;

    @Test
    void aParameterThatCannotBeReadIsNamed() {
        for (var bad : Map.of("limit", "many", "updatedSince", "yesterday", "status", "burnt", "author", "me").entrySet()) {
            is("malformed", 400, tenant.as("viewer").queryParam(bad.getKey(), bad.getValue()).get(PATH).then())
                    .body("errors.pointer", contains(bad.getKey()));
        }
        tenant.as("viewer").queryParam("status", "draft", "burnt").get(PATH).then().statusCode(400)
                .body("errors.pointer", contains("status"))
                .body("detail", allOf(containsString("draft"), containsString("published")));
        tenant.as("viewer").queryParam("updatedSince", "+200000000-01-01T00:00:00Z").get(PATH).then().statusCode(400)
                .body("errors.pointer", contains("updatedSince"));
    }

    @Test
    void aParameterOutOfItsRangeIsNamed() {
        for (int limit : List.of(0, -1, 201)) {
            is("malformed", 400, tenant.as("viewer").queryParam("limit", limit).get(PATH).then())
                    .body("errors.pointer", contains("limit"));
        }
        tenant.as("viewer").queryParam("limit", 200).get(PATH).then().statusCode(200);
    }

    @Test
    void anIllegalStepNamesTheStateAndTheLegalSteps() {
        String id = aPublishedNote(tenant);
        is("illegal-move", 409, tenant.as("incident_manager").post(PATH + "/" + id + "/publication").then())
                .body("state", equalTo("published")).body("legalSteps", contains("withdrawal"))
                .body("detail", equalTo("'publication' is not possible in state 'published'"));
    }

    @Test
    void aStaleVersionGetsTheCurrentOne() {
        String id = aNote(tenant, "x");
        var current = tenant.as("analyst").header("If-Match", "\"0\"").body(titled("y")).put(PATH + "/" + id).then()
                .statusCode(200).extract();
        is("stale", 412, tenant.as("analyst").header("If-Match", "\"0\"").body(titled("z")).put(PATH + "/" + id).then())
                .header("ETag", current.header("ETag")).body("currentVersion", equalTo((int) current.path("version")));
        is("malformed", 400, tenant.as("analyst").header("If-Match", "soon").body(titled("z")).put(PATH + "/" + id).then())
                .body("errors.pointer", contains("If-Match"));
    }

    @Test
    void aChangeMustNameTheVersionThatItChanges() {
        String id = aNote(tenant, "x");
        is("precondition-required", 428, tenant.as("analyst").body(titled("y")).put(PATH + "/" + id).then())
                .body("errors.pointer", contains("If-Match"));
        tenant.as("analyst").header("If-Match", "*").body(titled("y")).put(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void whatIsNotThereAndWhatIsAnothersLookTheSame() {
        is("not-found", 404, tenant.as("viewer").get("/api/v1/nothing").then());
        String missing = UUID.randomUUID().toString();
        String theirs = aNote(TestTenant.fresh(), "Theirs");
        var first = is("not-found", 404, tenant.as("viewer").get(PATH + "/" + missing).then()).extract().asString();
        var second = is("not-found", 404, tenant.as("viewer").get(PATH + "/" + theirs).then()).extract().asString();
        Assertions.assertEquals(first.replace(missing, "?"), second.replace(theirs, "?"));
        is("not-found", 404, tenant.as("viewer").get(PATH + "/not-a-uuid").then());
    }

    @Test
    void aMethodThatAPathLacksIsRefused() {
        is("method-not-allowed", 405, tenant.as("analyst").delete(PATH).then());
        is("method-not-allowed", 405, tenant.as("analyst").body("{}").patch(PATH + "/" + UUID.randomUUID()).then());
    }

    @Test
    void aRepresentationThatWeLackIsRefused() {
        is("not-acceptable", 406, tenant.as("viewer").accept("text/html").get(PATH).then());
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            is("unsupported-media-type", 415, tenant.as("analyst").contentType(type).body("title=x").post(PATH).then());
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws IOException, InterruptedException {
        is("too-large", 413, tenant.as("analyst").body(titled("x".repeat(70_000))).post(PATH).then()).body("errors.pointer",
                contains("Content-Length"));
        byte[] body = ("{\"title\": \"" + "x".repeat(400_000) + "\"}").getBytes();
        var unannounced = HttpRequest.newBuilder(notes).header("Authorization", "Bearer " + tenant.token("analyst", "analyst"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build();
        var response = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(unannounced,
                HttpResponse.BodyHandlers.ofString());
        Assertions.assertEquals(413, response.statusCode(), response.body());
    }

    @Test
    void aFaultOfOursTellsNothingOfTheInside() {
        for (String fault : List.of("fault", "thrown-fault", "bad-sql")) {
            is("internal", 500, tenant.as("viewer").get(PROBES + fault).then())
                    .body("detail", equalTo("The fault is ours and is logged"));
        }
    }

    @Test
    void whoLosesARaceIsToldSo() {
        is("conflict", 409, tenant.as("viewer").get(PROBES + "lost-race").then())
                .body("detail", containsString("at the same time"));
    }

    @Test
    void aServerThatIsAwaySaysWhenToAskAgain() {
        is("unavailable", 503, tenant.as("viewer").get(PROBES + "away").then()).header("Retry-After", "30");
    }

    @Test
    void everyAnswerIsNamedSoThatItsLogsAreFound() {
        tenant.as("viewer").get(PATH).then().header("X-Request-Id", notNullValue());
        tenant.as("viewer").header("X-Request-Id", "gateway-1").get("/api/v1/nothing").then()
                .header("X-Request-Id", equalTo("gateway-1"));
        tenant.as("viewer").header("X-Request-Id", "no good name").get(PATH).then()
                .header("X-Request-Id", not(equalTo("no good name")));
    }

    private static ValidatableResponse is(String type, int status, ValidatableResponse response) {
        return response.statusCode(status).contentType("application/problem+json")
                .body("type", equalTo("https://harrier.dev/problems/" + type)).body("status", equalTo(status))
                .body("title", notNullValue()).body("instance", containsString("/api/v1/"))
                .body("stackTrace", equalTo(null))
                .body(not(containsString("jdbc"))).body(not(containsString("select"))).body(not(containsString("secret")))
                .body(not(containsString("xception")));
    }
}
