package io.harrier.incidents.access;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.harrier.platform.access.CurrentCaller;
import io.smallrye.mutiny.Uni;

/** Whoever asks for a restricted incident and is told that it is not there is on record. */
class RefusedAccessFilter {

    private static final Logger LOG = Logger.getLogger(RefusedAccessFilter.class);
    private static final Pattern INCIDENT = Pattern
            .compile("/api/v1/incidents/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(/.*)?", Pattern.CASE_INSENSITIVE);

    private final RefusedAccess refusals;
    private final CurrentCaller current;

    RefusedAccessFilter(RefusedAccess refusals, CurrentCaller current) {
        this.refusals = refusals;
        this.current = current;
    }

    @ServerResponseFilter
    Uni<Void> record(ContainerRequestContext request, ContainerResponseContext response) {
        var path = INCIDENT.matcher(request.getUriInfo().getPath());
        if (response.getStatus() != 404 || current.find().isEmpty() || !path.matches()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> refusals.record(UUID.fromString(path.group(1)))).onFailure()
                .invoke(failure -> LOG.error("A refused access to a restricted incident is not on record", failure)).onFailure()
                .recoverWithNull();
    }
}
