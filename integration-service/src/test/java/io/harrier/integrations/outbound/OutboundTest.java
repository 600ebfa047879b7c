package io.harrier.integrations.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.integrations.outbound.ExternalFailure.Kind;

/** Where calls may go, what follows from their answers, and what of them is kept. */
class OutboundTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"https://cloud.tenable.com,https://cloud.tenable.com", "https://cloud.tenable.com/,https://cloud.tenable.com",
            "HTTP://127.0.0.1:9000/api//,http://127.0.0.1:9000/api", " https://host/a/../b/ ,https://host/b"})
    void aBaseUrlIsKeptInOneForm(String given, String kept) {
        assertEquals(kept, BaseUrl.of(given).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "file:///etc/passwd", "host", "https://", "https://user:secret@host",
            "https://host?x=1",
            "https://host#part", "not a url", "jar:http://host!/x", "//host"})
    void anythingElseIsNoBaseUrl(String given) {
        assertThrows(IllegalArgumentException.class, () -> BaseUrl.of(given));
    }

    @Test
    void callsStayBelowTheBaseUrl() {
        var base = BaseUrl.of("https://host/api");
        assertEquals("https://host/api/vulns/export", base.below("/vulns/export"));
        for (String elsewhere : new String[]{"/../admin", "//evil.example/x", "@evil.example", "/a/./b", ".evil.example"}) {
            assertThrows(IllegalArgumentException.class, () -> base.below(elsewhere), elsewhere);
        }
    }

    @ParameterizedTest
    @CsvSource({"429,THROTTLED", "401,REFUSED", "403,REFUSED", "400,REFUSED", "302,REFUSED", "404,GONE", "410,GONE",
            "500,PASSING",
            "502,PASSING", "503,PASSING", "408,PASSING"})
    void aStatusSaysWhatFollows(int status, Kind kind) {
        var reply = new OutboundReply(status, Map.of(), OutboundBody.of(new byte[0], false, 1));
        assertEquals(kind, assertThrows(ExternalFailure.class, () -> reply.orFail(NOW)).kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"30|PT30S", "0|PT1S", "999999|PT1H", "Sun, 01 Mar 2026 12:02:00 GMT|PT2M",
            "Sun, 01 Mar 2026 11:00:00 GMT|PT1S", "soon|PT30S", "''|PT30S"})
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertEquals(wait, RetryAfter.of(header, NOW));
        assertEquals(Duration.ofSeconds(30), RetryAfter.of(null, NOW));
    }

    @Test
    void secretsAreHiddenByNameAndWhereverTheyStand() {
        var redaction = new Redaction(Set.of("s3cret"));
        var headers = redaction
                .headers(Map.of("x-apikeys", "accessKey=a;secretKey=s3cret", "Authorization", "Bearer x", "Set-Cookie", "c",
                        "accept", "*/*", "x-note", "it is s3cret"));
        assertEquals("***", headers.getString("x-apikeys"));
        assertEquals("***", headers.getString("Authorization"));
        assertEquals("***", headers.getString("Set-Cookie"));
        assertEquals("*/*", headers.getString("accept"));
        assertEquals("it is ***", headers.getString("x-note"));

        var body = redaction
                .body("{\"a\":[{\"password\":\"x\",\"note\":\"s3cret!\"}],\"client_secret\":{\"b\":1}}".getBytes(UTF_8));
        assertFalse(body.contains("s3cret"));
        assertFalse(body.contains("\"x\""));
        assertFalse(body.contains("\"b\""));
        assertEquals("<html>***</html>", redaction.body("<html>s3cret</html>".getBytes(UTF_8)));
        assertNull(redaction.body(new byte[10_000]));
    }
}
