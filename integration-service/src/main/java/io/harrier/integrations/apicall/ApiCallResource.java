package io.harrier.integrations.apicall;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** The log of calls to an external system. */
@Path("/api/v1/external-systems/{systemId}/api-calls")
@Tag(name = "External systems")
class ApiCallResource {

    private final ApiCallLists calls;

    ApiCallResource(ApiCallLists calls) {
        this.calls = calls;
    }

    @GET
    @RolesAllowed({Right.CONFIGURE, Right.READ_AUDIT})
    @Operation(operationId = "listApiCalls", summary = "Lists the calls to an external system, newest first, without secrets")
    public Uni<Page<ApiCallView>> list(UUID systemId,
            @RestQuery @Parameter(description = "Calls of this import only") UUID operationId,
            @RestQuery @Parameter(description = "Calls answered so only") Integer status, @BeanParam @Valid PageRequest page) {
        return calls.list(systemId, operationId, status, page);
    }
}
