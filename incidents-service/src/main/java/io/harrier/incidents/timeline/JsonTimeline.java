package io.harrier.incidents.timeline;

import java.time.Instant;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.IncidentView;
import io.harrier.platform.export.Writing;

/**
 * A timeline for programs: {@code {"exportedAt": …, "incident": {…}, "events": [{…}, …]}}.
 *
 * @param incident known when the first page is
 */
record JsonTimeline(Supplier<IncidentView> incident, Instant at, ObjectMapper json) implements Writing<TimelineEventView> {

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String before() {
        return "{\"exportedAt\":" + text(at) + ",\"incident\":" + text(incident.get()) + ",\"events\":[";
    }

    @Override
    public String row(TimelineEventView item, boolean first) {
        return (first ? "\n" : ",\n") + text(item);
    }

    @Override
    public String after() {
        return "\n]}\n";
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
