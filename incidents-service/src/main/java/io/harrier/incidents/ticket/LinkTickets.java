package io.harrier.incidents.ticket;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tickets of other systems that are about the incident; those linked already stay. */
public record LinkTickets(
        @NotEmpty @Size(max = 100) @Schema(examples = "[\"OPS-4711\"]") List<@NotBlank @Size(max = 255) String> ticketIds) {
}
