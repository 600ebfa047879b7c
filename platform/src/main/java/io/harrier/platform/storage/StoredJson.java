package io.harrier.platform.storage;

import java.lang.reflect.Type;

import jakarta.inject.Singleton;

import org.hibernate.type.format.AbstractJsonFormatMapper;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/**
 * How records are kept in jsonb columns: like on the wire, but apart from it, so that a change of the REST interface never makes
 * rows unreadable. A property that a record no longer knows is passed over.
 */
@Singleton
@JsonFormat
@PersistenceUnitExtension
class StoredJson extends AbstractJsonFormatMapper {

    private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL).build();

    @Override
    public <T> T fromString(CharSequence stored, Type type) {
        try {
            return json.readValue(stored.toString(), json.constructType(type));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    @Override
    public <T> String toString(T value, Type type) {
        try {
            return json.writerFor(json.constructType(type)).writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }
}
