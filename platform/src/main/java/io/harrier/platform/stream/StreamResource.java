package io.harrier.platform.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;

/**
 * The live stream of a service; each service puts it under its own name, {@code @Path("/api/v1/<service>/stream")}, and says with its
 * guard what is shown to whom.
 */
public abstract class StreamResource {

    private final StreamGuard guard;

    // Field injection: a constructor would have to be repeated in every service.
    @Inject
    EventStreams streams;

    @Inject
    CurrentCaller current;

    @Inject
    SecurityIdentity identity;

    @Inject
    Clock clock;

    protected StreamResource(StreamGuard guard) {
        this.guard = guard;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "streamEvents", summary = "Tells what changes in the organization, as it changes, until the token expires")
    @APIResponse(responseCode = "200", description = """
        Server-sent events, named after what happened (alert.opened), with the event of Kafka as data. "open" comes first; "reset" says that \
        something was left out, so that lists have to be read anew. Comments keep the connection alive.""", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Parameter(description = "The id of the last event received: what came after it comes first. Some of it may come twice, by the event's id") String lastEventId,
            @RestQuery @Parameter(description = "How long to tell, where not until the token expires", example = "PT1M") Duration lasting,
            @Context Sse sse) {
        var now = clock.instant();
        var expiry = expiry();
        boolean toTheEnd = lasting == null || lasting.compareTo(Duration.between(now, expiry)) > 0;
        var until = toTheEnd ? expiry : lasting.isNegative() ? now : now.plus(lasting);
        return streams.open(current.get(), guard, lastEventId, until, sse);
    }

    private Instant expiry() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : clock.instant();
    }
}
