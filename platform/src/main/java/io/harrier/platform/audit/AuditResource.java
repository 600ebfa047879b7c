package io.harrier.platform.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The audit log of a service; each service puts it under its own name: {@code @Path("/api/v1/<service>/audit")}. */
public abstract class AuditResource {

    // Field injection here alone: a constructor would have to be repeated in every service.
    @Inject
    AuditLog log;

    @Inject
    Verifier verifier;

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
}
