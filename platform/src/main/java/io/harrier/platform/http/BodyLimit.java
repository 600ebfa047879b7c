package io.harrier.platform.http;

import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.harrier.platform.problem.TooLarge;
import io.quarkus.runtime.configuration.MemorySize;

/**
 * Refuses a body by its announced length before it is read, with a problem. The HTTP server's own limit is the backstop for bodies
 * that announce none.
 */
class BodyLimit {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final long most;

    BodyLimit(@ConfigProperty(name = "harrier.http.largest-body", defaultValue = "16M") MemorySize most) {
        this.most = most.asLongValue();
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > most) {
            throw new TooLarge("Content-Length", "A body may have " + most + " bytes; this one has " + length);
        }
    }
}
