package io.harrier.alerts.view;

import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.alerts.alert.AlertViews;
import io.harrier.platform.views.SavedViewResource;

@Path("/api/v1/alerts-service/saved-views")
@Tag(name = "Saved views")
public class AlertsSavedViewResource extends SavedViewResource {

    AlertsSavedViewResource(AlertViews list) {
        super(list);
    }
}
