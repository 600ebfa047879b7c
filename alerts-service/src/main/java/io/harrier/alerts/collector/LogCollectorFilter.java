package io.harrier.alerts.collector;

import java.util.List;

import org.jboss.resteasy.reactive.RestQuery;

/** What a list of collectors can be narrowed to. A repeated parameter means any of its values. */
public class LogCollectorFilter {

    @RestQuery
    public List<CollectorStatus> status;

    @RestQuery
    public List<CollectorType> type;
}
