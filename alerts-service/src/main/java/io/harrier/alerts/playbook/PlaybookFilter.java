package io.harrier.alerts.playbook;

import java.util.List;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of playbooks can be narrowed to. */
public class PlaybookFilter {

    @RestQuery
    public List<PlaybookStatus> status;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "All versions of one playbook")
    public String name;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Those for alerts of this classification")
    public String classification;
}
