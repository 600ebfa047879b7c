package io.harrier.platform.stream;

import java.util.UUID;

/**
 * An event of the service's own topic as it goes to the tenant's streams.
 *
 * @param millis when the relay sent it
 * @param type {@code io.harrier.alerts.alert.opened.v1}
 * @param subject the id of its aggregate
 * @param data the payload, JSON
 */
public record StreamedEvent(int partition, long offset, long millis, UUID tenant, String id, String type, String time,
        String subject, byte[] data) {

    private static final int AFTER_THE_SERVICE = 3;

    /** Its place in the topic, as clients keep it. */
    String place() {
        return partition + "-" + offset;
    }

    /** {@code alert.opened}. */
    String name() {
        var parts = type.split("\\.");
        return parts.length > AFTER_THE_SERVICE + 1 ? parts[AFTER_THE_SERVICE] + "." + parts[AFTER_THE_SERVICE + 1] : type;
    }
}
