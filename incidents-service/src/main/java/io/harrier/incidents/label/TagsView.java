package io.harrier.incidents.label;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The tags of an incident, with its version. */
@RegisterForReflection
@Schema(name = "IncidentTags")
public record TagsView(List<String> tags, long version) implements Versioned {

    static TagsView of(Incident incident) {
        return new TagsView(incident.details.tags(), incident.version);
    }
}
