package io.harrier.incidents.ticket;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The problem record, of another system, behind the incident. */
@Schema(examples = "{\"problemId\": \"0190a3f2-b10b-7000-8000-000000000001\"}")
public record LinkProblem(@NotNull UUID problemId) {
}
