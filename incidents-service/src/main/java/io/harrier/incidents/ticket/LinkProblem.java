package io.harrier.incidents.ticket;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/** The problem record, of another system, behind the incident. */
public record LinkProblem(@NotNull UUID problemId) {
}
