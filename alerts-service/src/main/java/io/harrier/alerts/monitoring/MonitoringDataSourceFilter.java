package io.harrier.alerts.monitoring;

import java.util.List;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestQuery;

/** What a list can be narrowed to. A repeated parameter means any of its values. */
public class MonitoringDataSourceFilter {

    @RestQuery
    public List<DataSourceStatus> status;

    @RestQuery
    public List<DataSourceType> type;

    @RestQuery
    public List<UUID> logSourceId;
}
