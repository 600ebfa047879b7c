package io.harrier.alerts.suppression;

import java.util.List;
import java.util.UUID;

import io.harrier.alerts.alert.Hold;

/**
 * What the rules of a tenant say of an alert.
 *
 * @param hold what hides it; null where nothing does
 * @param hits the rules that match it, hidden by them or not
 */
public record Verdict(Hold hold, List<UUID> hits) {

    public static final Verdict NONE = new Verdict(null, List.of());
}
