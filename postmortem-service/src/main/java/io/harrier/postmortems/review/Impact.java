package io.harrier.postmortems.review;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the incident did, in figures and by area. */
@RegisterForReflection
public record Impact(@PositiveOrZero Long affectedUsers, @Size(max = 200) List<@Size(max = 255) String> affectedSystems,
        Duration downtime, @Size(max = 20_000) String dataAffected, @PositiveOrZero BigDecimal financialLoss,
        @Size(min = 3, max = 3) String currency, @Size(max = 20_000) String operational,
        @Size(max = 20_000) String reputational,
        @Size(max = 20_000) String regulatory) {
}
