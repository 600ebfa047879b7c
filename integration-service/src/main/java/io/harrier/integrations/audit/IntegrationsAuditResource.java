package io.harrier.integrations.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.audit.AuditResource;

@Path("/api/v1/integration-service/audit")
@Tag(name = "Audit")
public class IntegrationsAuditResource extends AuditResource {
}
