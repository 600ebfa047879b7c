package io.harrier.platform.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** The audit log of a service; each service puts it under its own name: {@code @Path("/api/v1/<service>/audit")}. */
public abstract class AuditResource {

    // Field injection here alone: a constructor would have to be repeated in every service.
    @Inject
    AuditLog log;

    @Inject
    Verifier verifier;

    @Inject
    AuditExports exports;

    @GET
    @RolesAllowed(Right.READ_AUDIT)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ_AUDIT)
    @Operation(operationId = "listAuditEntries", summary = "Lists who did what, newest first")
    public Uni<Page<AuditEntry>> list(@BeanParam AuditFilter filter, @BeanParam @Valid PageRequest page) {
        return log.list(filter, page);
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Right.READ_AUDIT)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ_AUDIT)
    @Operation(operationId = "verifyAudit", summary = "Checks every link of the audit chain and names the first that is broken")
    public Uni<Verification> verify() {
        return verifier.verify();
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.READ_AUDIT)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ_AUDIT)
    @Operation(operationId = "exportAudit", summary = "Streams the audit log with its chain and signed checkpoints, for ./deploy/verify")
    @APIResponse(responseCode = "200", description = "A JSON object a line", content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = AuditExportLine.class)))
    public RestMulti<Buffer> export(
            @RestQuery @Min(0) @Parameter(description = "Only rows after this one, to go on from an older export") Long afterSeq,
            @RestQuery @Min(0) @Parameter(description = "Only rows up to this one; otherwise all that are sealed when it begins") Long upToSeq) {
        return exports.stream(afterSeq, upToSeq);
    }
}
