package io.harrier.platform.export;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** What an export is written in is said by its parameter, and not negotiated besides: whatever a client accepts, it gets what it asks for. */
@ApplicationScoped
class ExportRequests {

    private static final List<String> ENDINGS = List.of("/export", "/manifest");
    private static final int EARLY = 500;

    void register(@Observes Filters filters) {
        filters.register(ExportRequests::acceptAnything, EARLY);
    }

    private static void acceptAnything(RoutingContext request) {
        if (ENDINGS.stream().anyMatch(request.normalizedPath()::endsWith)) {
            request.request().headers().set(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
        request.next();
    }
}
