package io.harrier.platform.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import io.harrier.platform.problem.BadParameter;

/** Reads parameters: enumerations in lower snake case, instants and dates as RFC 3339; what is unreadable is a 400 that names it. */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type.isEnum()) {
            return new Reader<>(text -> constant(type, text), value -> ((Enum) value).name().toLowerCase(Locale.ROOT));
        }
        if (type == Instant.class) {
            return new Reader<>(text -> type.cast(instant(text)), Object::toString);
        }
        if (type == LocalDate.class) {
            return new Reader<>(text -> type.cast(date(text)), Object::toString);
        }
        if (type == Duration.class) {
            return new Reader<>(text -> type.cast(duration(text)), Object::toString);
        }
        if (type == Integer.class) {
            return new Reader<>(text -> type.cast(number(text)), Object::toString);
        }
        if (type == Long.class) {
            return new Reader<>(text -> type.cast(longNumber(text)), Object::toString);
        }
        if (type == UUID.class) {
            return new Reader<>(text -> type.cast(id(text)), Object::toString);
        }
        return null;
    }

    /**
     * A value as a parameter of this type has it.
     *
     * @throws BadParameter where it is unreadable
     */
    public static <T> T read(Class<T> type, String text) {
        return new Parameters().getConverter(type, type, new Annotation[0]).fromString(text);
    }

    private record Reader<T>(Function<String, T> read, Function<T, String> write) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null || text.isEmpty() ? null : read.apply(text);
        }

        @Override
        public String toString(T value) {
            return write.apply(value);
        }
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> wire(constant).equals(text)).findFirst()
                .orElseThrow(() -> new BadParameter(text, "Not one of "
                        + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Parameters::wire).toList())));
    }

    private static String wire(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            if (TimesOfFourDigitYears.inRange(instant)) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            throw notAnInstant(text);
        }
        throw notAnInstant(text);
    }

    private static BadParameter notAnInstant(String text) {
        return new BadParameter(text, "Not an instant (RFC 3339, UTC), like 2026-05-01T12:00:00Z");
    }

    private static LocalDate date(String text) {
        try {
            var date = LocalDate.parse(text);
            if (TimesOfFourDigitYears.inRange(date)) {
                return date;
            }
        } catch (DateTimeException notADate) {
            throw notADate(text);
        }
        throw notADate(text);
    }

    private static BadParameter notADate(String text) {
        return new BadParameter(text, "Not a date, like 2026-05-01");
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            throw new BadParameter(text, "Not a duration, like PT30S");
        }
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw new BadParameter(text, "Not a whole number");
        }
    }

    private static Long longNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw new BadParameter(text, "Not a whole number");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new BadParameter(text, "Not a UUID");
        }
    }
}
