package io.harrier.platform.problem;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Says what was expected where a JSON value is of another type, in words of the interface: Jackson's name our classes. */
final class Expectations {

    private static final Map<Class<?>, String> NAMES = Map.of(
            String.class, "a text",
            UUID.class, "a UUID",
            Instant.class, "an instant (RFC 3339, UTC), like 2026-05-01T12:00:00Z",
            OffsetDateTime.class, "an instant (RFC 3339), like 2026-05-01T12:00:00Z",
            LocalDate.class, "a date, like 2026-05-01",
            Duration.class, "a duration (ISO 8601), like PT4H",
            Boolean.class, "true or false",
            boolean.class, "true or false");
    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, short.class, Integer.class, Long.class,
            Short.class);
    private static final Set<Class<?>> FRACTIONS = Set.of(double.class, float.class, Double.class, Float.class,
            BigDecimal.class);

    private Expectations() {
    }

    static String reason(JsonMappingException failure) {
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "Not " + expected(mismatch.getTargetType());
        }
        String message = failure.getOriginalMessage();
        return message == null || message.contains("`") || message.contains("java.") ? "Can't be read" : message;
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (FRACTIONS.contains(type)) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return NAMES.getOrDefault(type, "an object");
    }
}
