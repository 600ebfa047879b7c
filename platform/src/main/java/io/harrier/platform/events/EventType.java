package io.harrier.platform.events;

/**
 * The type of an event, {@code io.harrier.<service>.<noun>.<verb>.v<n>}. The service names the topic, {@code harrier.<service>}.
 */
public record EventType(String name) {

    private static final String PREFIX = "io.harrier.";

    public EventType {
        if (!name.matches("io\\.harrier\\.[a-z]+\\.[a-z_]+\\.[a-z_]+\\.v\\d+")) {
            throw new IllegalArgumentException(name);
        }
    }

    public static EventType of(String service, String event) {
        return new EventType(PREFIX + service + "." + event + ".v1");
    }

    public String service() {
        return name.substring(PREFIX.length(), name.indexOf('.', PREFIX.length()));
    }

    public String topic() {
        return "harrier." + service();
    }
}
