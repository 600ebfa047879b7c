package io.harrier.incidents.sla;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonFormat;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Opening hours of a weekday, on the wire and in the database. */
@RegisterForReflection
public record WorkingHours(
        @NotNull @Pattern(regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday") @Schema(examples = "monday") String day,
        @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00") LocalTime from,
        @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "17:00", description = "Excluded; 00:00 is the end of the day") LocalTime to) {

    OpeningHours opening() {
        return new OpeningHours(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), from, to);
    }
}
