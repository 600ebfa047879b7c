package io.harrier.incidents.incident;

import jakarta.validation.constraints.Size;

/** Why a step is taken. Needed where the step goes back, welcome elsewhere. */
public record Reason(@Size(max = 4000) String reason) {

    static String of(Reason given) {
        return given == null ? null : given.reason;
    }
}
