package io.harrier.alerts.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.dataaccess.DataAccessResource;

@Path("/api/v1/alerts-service/data-access")
@Tag(name = "Audit")
public class AlertsDataAccessResource extends DataAccessResource {
}
