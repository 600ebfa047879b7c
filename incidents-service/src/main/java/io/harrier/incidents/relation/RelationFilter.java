package io.harrier.incidents.relation;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of relations may be narrowed to. */
public class RelationFilter {

    @RestQuery
    @Parameter(description = "What this incident is to the others")
    public RelationRole role;

    @RestQuery
    @Parameter(description = "Also those taken back")
    public Boolean history;
}
