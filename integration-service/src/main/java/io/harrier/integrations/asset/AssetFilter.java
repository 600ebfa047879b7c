package io.harrier.integrations.asset;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of assets can be narrowed to. A repeated parameter means any of its values. */
public class AssetFilter {

    @RestQuery
    public UUID systemId;

    @RestQuery
    public List<Criticality> criticality;

    @RestQuery
    public List<AssetStatus> status;

    @RestQuery
    @Size(min = 3, max = 200)
    @Parameter(description = "Part of the name, or a whole address; at least three characters")
    public String q;
}
