package io.harrier.alerts.collector;

import java.util.List;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestQuery;

/** What a list of mappings can be narrowed to. A repeated parameter means any of its values. */
public class LogCollectionMappingFilter {

    @RestQuery
    public List<UUID> sourceId;

    @RestQuery
    public List<UUID> collectorId;

    @RestQuery
    public List<MappingStatus> status;
}
