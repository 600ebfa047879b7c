package io.harrier.platform.note;

import java.util.List;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

public enum NoteStatus {
    DRAFT,
    PUBLISHED;

    @JsonValue
    @EnumeratedValue
    final String wire = name().toLowerCase(Locale.ROOT);

    List<String> steps() {
        return this == DRAFT ? List.of("publication") : List.of("withdrawal");
    }
}
