package io.harrier.incidents.evidence;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A row of a custody ledger as clients see it: all that its hash is made of. */
@RegisterForReflection
@Schema(name = "CustodyEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustodyView(long seq, CustodyAction action, Instant at, Person actor,
        @Schema(description = "What is to be known about it: JSON, as it was hashed", examples = "{\"to\":\"5b0f2c1e\"}") String detail,
        @Schema(description = "Of the row before; zeros before the first") String previousHash,
        @Schema(description = "SHA-256 of this row, the hash before included") String hash) {

    static CustodyView of(CustodyEntry it) {
        return new CustodyView(it.key.seq(), it.action, it.at, it.actor, it.detail, it.previousHash, it.hash);
    }
}
