package io.harrier.integrations.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.dataaccess.DataAccessResource;

@Path("/api/v1/integration-service/data-access")
@Tag(name = "Audit")
public class IntegrationsDataAccessResource extends DataAccessResource {
}
