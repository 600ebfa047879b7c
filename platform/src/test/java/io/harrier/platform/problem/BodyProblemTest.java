package io.harrier.platform.problem;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Bodies that break a rule (422) and bodies that can't be read (400): each names the field, none names our classes. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class BodyProblemTest {

    private static final TestTenant TENANT = TestTenant.fresh();

    @Test
    void everyFieldThatBreaksARuleIsNamed() {
        post("{\"title\": \" \", \"weight\": 1001}").statusCode(422).contentType("application/problem+json")
                .body("type", equalTo("https://harrier.dev/problems/rule-broken")).body("title", equalTo("Breaks a rule"))
                .body("status", equalTo(422)).body("instance", equalTo(PATH)).body("detail", equalTo("2 fields are wrong"))
                .body("errors.pointer", contains("/title", "/weight"))
                .body("errors[1].detail", equalTo("must be less than or equal to 1000"));
    }

    @Test
    void fieldsInsideListsAndMapsArePointedTo() {
        broken("{\"title\": \"x\", \"lines\": [{\"text\": \"a\"}, {\"text\": \"\", \"number\": -1}]}", "/lines/1/number",
                "/lines/1/text");
        broken("{\"title\": \"x\", \"lines\": [{\"text\": \"a\"}, null]}", "/lines/1");
        broken("{\"title\": \"x\", \"tags\": [\"a\", \"b\", \" \"]}", "/tags/2");
        broken("{\"title\": \"x\", \"attributes\": {\"host\": \"a\", \"os/arch~1\": \"\"}}", "/attributes/os~1arch~01");
    }

    @Test
    void aPropertyThatIsUnknownIsNamed() {
        malformed("{\"title\": \"x\", \"colour\": \"red\"}", "/colour").body("detail", equalTo("There is no such property"));
        malformed("{\"title\": \"x\", \"lines\": [{\"text\": \"a\"}, {\"text\": \"b\", \"size\": 3}]}", "/lines/1/size");
        malformed("{\"title\": \"x\", \"tenantId\": \"0190a000-0000-7000-8000-0000000910be\"}", "/tenantId");
        malformed("{\"title\": \"x\", \"a/b\": 1}", "/a~1b");
    }

    @Test
    void aValueOfAnotherTypeIsNamed() {
        malformed("{\"title\": \"x\", \"status\": \"burnt\"}", "/status").body("detail",
                allOf(containsString("draft"), containsString("published"), not(containsString("DRAFT"))));
        malformed("{\"title\": \"x\", \"status\": 1}", "/status");
        malformed("{\"title\": \"x\", \"weight\": \"heavy\"}", "/weight");
        malformed("{\"title\": \"x\", \"weight\": 99999999999}", "/weight");
        malformed("{\"title\": [\"x\"]}", "/title");
        malformed("{\"title\": {}}", "/title");
        malformed("{\"title\": \"x\", \"lines\": {}}", "/lines");
        malformed("{\"title\": \"x\", \"lines\": [\"a\"]}", "/lines/0");
        malformed("{\"title\": \"x\", \"lines\": [{\"text\": \"a\", \"number\": \"one\"}]}", "/lines/0/number");
        malformed("{\"title\": \"x\", \"dueAt\": \"tomorrow\"}", "/dueAt");
        malformed("{\"title\": \"x\", \"dueAt\": {}}", "/dueAt");
        malformed("{\"title\": \"x\", \"dueAt\": \"+300000-01-01T00:00:00Z\"}", "/dueAt");
        malformed("{\"title\": \"x\", \"dueAt\": \"-0001-01-01T00:00:00Z\"}", "/dueAt");
        malformed("{\"title\": \"x\", \"attributes\": [1]}", "/attributes");
        malformed("[]", "");
        malformed("\"text\"", "");
        malformed("7", "");
    }

    @Test
    void whatIsNotJsonIsRefusedWithThePlace() {
        for (String body : List.of("{", "{\"title\": ", "{\"title\": \"x\",}", "title=x", "{'title': 'x'}", "<note/>",
                "{\"title\": \"x\", \"weight\": NaN}")) {
            post(body).statusCode(400).contentType("application/problem+json")
                    .body("type", equalTo("https://harrier.dev/problems/malformed")).body("detail", containsString("line 1"))
                    .body("detail", not(containsString("fasterxml")));
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        post(new byte[]{'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}).statusCode(400);
        post(new byte[]{0, 0, 0, '{', 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}).statusCode(400);
        post(new byte[]{0, 0, 0, 0}).statusCode(400);
    }

    @Test
    void aNulIsRefusedSinceNoTextHasOne() {
        malformed("{\"title\": \"a\\u0000b\", \"weight\": 1}", "/title");
        malformed("{\"title\": \"x\", \"tags\": [\"a\", \"\\u0000\"]}", "/tags/1");
    }

    @Test
    void aBodyThatIsMissingIsRefused() {
        TENANT.as("analyst").post(PATH).then().statusCode(400).contentType("application/problem+json");
        post("").statusCode(400);
        post("null").statusCode(400);
        post(" ").statusCode(400);
    }

    @Test
    void aBodyThatIsMissingIsToldWithWhatItWouldHold() {
        for (var request : List.of(TENANT.as("analyst").noContentType(), TENANT.as("analyst"),
                TENANT.as("analyst").body("null"))) {
            request.post(PATH).then().statusCode(400).body("type", equalTo("https://harrier.dev/problems/malformed"))
                    .body("detail", equalTo("The body is missing: send JSON")).body("errors.pointer", contains("/title"));
        }
    }

    @Test
    void aStepWithoutABodyNeedsNoMediaType() {
        String id = aNote(TENANT, "x");
        TENANT.as("incident_manager").noContentType().post(PATH + "/" + id + "/publication").then().statusCode(200);
    }

    private static void broken(String body, String... pointers) {
        post(body).statusCode(422).body("errors.pointer", contains(pointers));
    }

    private static ValidatableResponse malformed(String body, String pointer) {
        return post(body).statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("https://harrier.dev/problems/malformed")).body("errors.pointer", contains(pointer))
                .body("detail", allOf(not(containsString("io.harrier")), not(containsString("java.")),
                        not(containsString("JsonToken")), not(containsString("Creator")), not(containsString("NoteRequest"))));
    }

    private static ValidatableResponse post(Object body) {
        return (body instanceof byte[] bytes ? TENANT.as("analyst").body(bytes) : TENANT.as("analyst").body(body)).post(PATH)
                .then();
    }
}
