package io.harrier.integrations.asset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an asset is still there, as far as its source knows. */
public enum AssetStatus {

    ACTIVE,
    TERMINATED,
    DELETED;

    @JsonValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
