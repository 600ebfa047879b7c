package io.harrier.platform.paging;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What every list takes. Use as {@code @BeanParam @Valid}. */
public class PageRequest {

    @RestQuery
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "How many items at most")
    public Integer limit;

    @RestQuery
    @Parameter(description = "The nextCursor of the page before")
    public String cursor;

    @RestQuery
    @Parameter(description = "Only what changed at or after this instant (RFC 3339)")
    public Instant updatedSince;

    /** What a list is asked for from inside: after a cursor, or from its beginning where that is null. */
    public static PageRequest of(String cursor, int limit) {
        var page = new PageRequest();
        page.cursor = cursor;
        page.limit = limit;
        return page;
    }
}
