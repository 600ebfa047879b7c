package io.harrier.alerts.indicator;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.alerts.alert.ObservableType;

/** What a list of indicators can be narrowed to. A repeated parameter means any of its values. */
public class IndicatorFilter {

    @RestQuery
    public List<ObservableType> type;

    @RestQuery
    @Size(min = 1, max = 4000)
    @Parameter(description = "The whole value, as an alert has it")
    public String value;

    @RestQuery
    public List<Verdict> verdict;

    @RestQuery
    @Parameter(description = "The enrichment source it was uploaded for")
    public UUID sourceId;

    @RestQuery
    public Boolean revoked;
}
