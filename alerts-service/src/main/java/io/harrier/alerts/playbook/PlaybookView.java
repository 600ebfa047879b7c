package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.playbook.PlaybookRequest.Link;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A version of a playbook as clients see it. */
@Schema(name = "InvestigationPlaybook", description = "A version of an investigation playbook")
record PlaybookView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name,
        @Schema(description = "Which version of the playbook this is, from 1") int playbookVersion, String description,
        PlaybookStatus status,
        List<Audience> roles, List<Step> steps, List<Link> classifications, Instant activatedAt, String activatedBy,
        Instant deprecatedAt, String deprecatedBy) implements Versioned, Located {

    /** A version is made below another one and found beside it. */
    @Override
    public String location(String madeAt) {
        return "/api/v1/investigation-playbooks/" + id;
    }

    static PlaybookView of(InvestigationPlaybook playbook, List<Link> links) {
        return new PlaybookView(playbook.id, playbook.version, playbook.createdAt, playbook.createdBy, playbook.updatedAt,
                playbook.updatedBy, playbook.name, playbook.number, playbook.description, playbook.status,
                Arrays.stream(playbook.roles).map(Audience::named).toList(), playbook.steps, links, playbook.activatedAt,
                playbook.activatedBy, playbook.deprecatedAt, playbook.deprecatedBy);
    }
}
