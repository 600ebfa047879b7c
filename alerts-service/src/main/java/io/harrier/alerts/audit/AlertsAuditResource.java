package io.harrier.alerts.audit;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.audit.AuditResource;

@Path("/api/v1/alerts-service/audit")
@Tag(name = "Audit")
public class AlertsAuditResource extends AuditResource {
}
