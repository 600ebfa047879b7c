package io.harrier.platform.http;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** Refuses times that RFC 3339 has no year for, which Java takes and PostgreSQL may not hold. */
@Singleton
public class TimesOfFourDigitYears implements ObjectMapperCustomizer {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("times-of-four-digit-years")
                .addDeserializer(Instant.class, new Bounded<>(Instant.class, InstantDeserializer.INSTANT))
                .addDeserializer(LocalDate.class,
                        new Bounded<>(LocalDate.class, new LocalDateDeserializer(DateTimeFormatter.ISO_LOCAL_DATE))));
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    static boolean inRange(Temporal time) {
        if (time instanceof Instant instant) {
            return !instant.isBefore(FIRST) && instant.isBefore(END);
        }
        int year = time.get(ChronoField.YEAR);
        return year >= 1 && year <= 9999;
    }

    private static final class Bounded<T extends Temporal> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<T> reader;

        private Bounded(Class<T> type, JsonDeserializer<T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T time = reader.deserialize(parser, context);
            if (time != null && !inRange(time)) {
                throw JsonMappingException.from(parser, "The year must have four digits");
            }
            return time;
        }
    }
}
