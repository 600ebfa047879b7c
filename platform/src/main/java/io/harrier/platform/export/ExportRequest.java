package io.harrier.platform.export;

import java.time.Instant;

import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.PageRequest;

/** What every export of a list takes beside what narrows the list. Use as {@code @BeanParam}. */
public class ExportRequest {

    @RestQuery
    @DefaultValue("ndjson")
    @Parameter(description = "In csv texts that would start a formula have an apostrophe before them")
    public ExportFormat format;

    @RestQuery
    @Parameter(description = "Only what changed at or after this instant (RFC 3339)")
    public Instant updatedSince;

    PageRequest page(String cursor, int atMost) {
        var page = PageRequest.of(cursor, atMost);
        page.updatedSince = updatedSince;
        return page;
    }
}
