package io.harrier.local.tenable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it came in, and the status it was answered with ({@code 0} when the connection was cut). */
public record LoggedRequest(String method, String path, Map<String, List<String>> headers, String body, int status) {

    /** The first value of a header, whatever its case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(e -> e.getValue().get(0))
                .findFirst();
    }
}
