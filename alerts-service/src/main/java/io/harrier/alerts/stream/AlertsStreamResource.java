package io.harrier.alerts.stream;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.alerts.alert.AlertStreamGuard;
import io.harrier.platform.stream.StreamResource;

@Path("/api/v1/alerts-service/stream")
@Tag(name = "Live view")
public class AlertsStreamResource extends StreamResource {

    AlertsStreamResource(AlertStreamGuard guard) {
        super(guard);
    }
}
