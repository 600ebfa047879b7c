package io.harrier.incidents.view;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.incidents.incident.IncidentViews;
import io.harrier.platform.views.SavedViewResource;

@Path("/api/v1/incidents-service/saved-views")
@Tag(name = "Saved views")
public class IncidentsSavedViewResource extends SavedViewResource {

    IncidentsSavedViewResource(IncidentViews list) {
        super(list);
    }
}
