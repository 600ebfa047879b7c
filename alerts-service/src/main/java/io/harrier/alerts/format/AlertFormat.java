package io.harrier.alerts.format;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A way in which a product writes its alerts. */
public interface AlertFormat {

    /** As {@code {source}} and a source's settings name it, {@code microsoft_graph}. */
    String name();

    /** Whether a record is of this format, by a few of its fields. */
    boolean recognizes(JsonNode record);

    /**
     * The alerts in a record, at least one.
     *
     * @throws Unreadable where no alert can be made of it; it says which field is to blame
     */
    List<Reading> read(Incoming incoming);
}
