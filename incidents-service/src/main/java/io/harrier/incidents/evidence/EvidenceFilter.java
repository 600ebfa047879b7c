package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What narrows a list of evidence. */
public class EvidenceFilter {

    @RestQuery
    List<EvidenceType> evidenceType;

    @RestQuery
    List<Integrity> integrity;

    @RestQuery
    UUID activityId;

    @RestQuery
    @Parameter(description = "The working copies of this item")
    UUID originalId;
}
