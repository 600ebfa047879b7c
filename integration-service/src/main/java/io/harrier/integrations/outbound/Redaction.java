package io.harrier.integrations.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Takes secrets out of what is logged: by the name of a header or property, and wherever one of the known secrets stands. */
final class Redaction {

    private static final Pattern SECRET_NAME = Pattern
            .compile("(?i).*(api-?_?keys?|secret|token|password|authorization|cookie|signature|credential).*");
    private static final String HIDDEN = "***";
    /** Bodies longer than this are not worth keeping. */
    static final int KEPT = 4_096;

    private final Set<String> secrets;

    Redaction(Set<String> secrets) {
        this.secrets = secrets;
    }

    JsonObject headers(Map<String, String> headers) {
        Map<String, Object> shown = new TreeMap<>();
        headers.forEach((name, value) -> shown.put(name, SECRET_NAME.matcher(name).matches() ? HIDDEN : text(value)));
        return new JsonObject(shown);
    }

    /** The body as text, without secrets; null where it is too large to be worth keeping. */
    String body(byte[] body) {
        if (body.length == 0 || body.length > KEPT) {
            return null;
        }
        String text = new String(body, UTF_8).replace("\0", "");
        try {
            return text(Json.encode(value(Json.decodeValue(text))));
        } catch (DecodeException notJson) {
            return text(text);
        }
    }

    String text(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    private static Object value(Object value) {
        if (value instanceof JsonObject object) {
            JsonObject shown = new JsonObject();
            object.forEach(field -> shown.put(field.getKey(),
                    SECRET_NAME.matcher(field.getKey()).matches() ? HIDDEN : value(field.getValue())));
            return shown;
        }
        if (value instanceof JsonArray array) {
            JsonArray shown = new JsonArray();
            array.forEach(item -> shown.add(value(item)));
            return shown;
        }
        return value;
    }
}
