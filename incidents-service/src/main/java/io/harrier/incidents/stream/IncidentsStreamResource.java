package io.harrier.incidents.stream;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.stream.StreamResource;

@Path("/api/v1/incidents-service/stream")
@Tag(name = "Live view")
public class IncidentsStreamResource extends StreamResource {

    IncidentsStreamResource(IncidentStreamGuard guard) {
        super(guard);
    }
}
