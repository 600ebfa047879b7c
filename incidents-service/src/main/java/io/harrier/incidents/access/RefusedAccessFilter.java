package io.harrier.incidents.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.harrier.platform.access.CurrentCaller;
import io.smallrye.mutiny.Uni;

/** Whoever asks for a restricted incident, by path or in a body, and is told that it is not there is on record. */
class RefusedAccessFilter {

    private static final Logger LOG = Logger.getLogger(RefusedAccessFilter.class);
    private static final Pattern INCIDENT = Pattern.compile("/api/v1/incidents/([^/]+)(/.*)?");

    private final RefusedAccess refusals;
    private final CurrentCaller current;

    RefusedAccessFilter(RefusedAccess refusals, CurrentCaller current) {
        this.refusals = refusals;
        this.current = current;
    }

    @ServerResponseFilter
    Uni<Void> record(ContainerRequestContext request, ContainerResponseContext response) {
        var asked = new HashSet<>(AskedInVain.all());
        if (response.getStatus() == 404) {
            inPath(request).ifPresent(asked::add);
        }
        if (asked.isEmpty() || current.find().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> refusals.record(asked)).onFailure()
                .invoke(failure -> LOG.error("A refused access to a restricted incident is not on record", failure)).onFailure()
                .recoverWithNull();
    }

    /** Read as resources read it, who take more than the one usual spelling. */
    private static Optional<UUID> inPath(ContainerRequestContext request) {
        var path = INCIDENT.matcher(request.getUriInfo().getPath());
        try {
            return path.matches() ? Optional.of(UUID.fromString(path.group(1))) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
