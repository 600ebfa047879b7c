package io.harrier.incidents.classification;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/classifications")
@Tag(name = "Incidents")
class ClassificationResource {

    private final ClassificationHistory history;

    ClassificationResource(ClassificationHistory history) {
        this.history = history;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listClassifications", summary = "Lists every change of type, severity and priority, oldest first")
    public Uni<Page<ClassificationChangeView>> list(UUID id, @BeanParam @Valid PageRequest page) {
        return history.list(id, page);
    }
}
