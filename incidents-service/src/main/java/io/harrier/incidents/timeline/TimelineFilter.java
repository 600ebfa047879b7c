package io.harrier.incidents.timeline;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a timeline may be narrowed to. */
public class TimelineFilter {

    @RestQuery
    public List<TimelineEventType> eventType;

    @RestQuery
    public List<AttackTactic> attackTactic;

    @RestQuery
    @Parameter(description = "Key events only, or the others only")
    public Boolean keyEvent;

    @RestQuery
    @Parameter(description = "What the product wrote only, or what people wrote only")
    public Boolean automatic;
}
