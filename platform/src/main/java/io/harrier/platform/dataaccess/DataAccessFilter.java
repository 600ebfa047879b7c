package io.harrier.platform.dataaccess;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.vertx.mutiny.sqlclient.Tuple;

/** What the data access log can be narrowed to; several values of one parameter are any of them. */
public class DataAccessFilter {

    @RestQuery
    @Size(max = 100)
    public List<String> userId;

    @RestQuery
    @Size(max = 100)
    public List<String> resourceType;

    @RestQuery
    @Size(max = 100)
    public List<String> resourceId;

    @RestQuery
    public List<DataAction> action;

    @RestQuery
    public List<DataClassification> dataClassification;

    @RestQuery
    public List<AccessMethod> accessMethod;

    @RestQuery
    public Boolean success;

    @RestQuery
    @Parameter(description = "Only what was before this instant (RFC 3339)")
    public Instant before;

    Tuple values(Instant since) {
        return Tuple.tuple().addArrayOfString(texts(userId, it -> it)).addArrayOfString(texts(resourceType, it -> it))
                .addArrayOfString(texts(resourceId, it -> it)).addArrayOfString(texts(action, it -> it.wire))
                .addArrayOfString(texts(dataClassification, it -> it.wire))
                .addArrayOfString(texts(accessMethod, it -> it.wire)).addBoolean(success).addOffsetDateTime(at(since))
                .addOffsetDateTime(at(before));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values == null || values.isEmpty() ? null : values.stream().map(text).toArray(String[]::new);
    }
}
