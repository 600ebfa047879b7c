package io.harrier.alerts.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of sources' health takes. */
public class LogSourceHealthRequest {

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
    @DefaultValue("30")
    @Min(1)
    @Max(90)
    @Parameter(description = "Of how many days the precision is")
    public Integer days;
}
