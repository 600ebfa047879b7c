package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An object of a source as an upload has it.
 *
 * @param named the values that it names, each after its type
 */
@RegisterForReflection
record IntelObject(String externalId, Instant modifiedAt, List<String> named) {

    static List<IntelObject> of(Intel intel, List<IntelItem> items) {
        Map<String, List<String>> named = new HashMap<>();
        items.stream().filter(item -> item.externalId() != null)
                .forEach(item -> named.computeIfAbsent(item.externalId(), id -> new ArrayList<>())
                        .add(item.observable().type().wire + " " + item.observable().value()));
        return intel.objects.entrySet().stream()
                .map(it -> new IntelObject(it.getKey(), it.getValue(), named.getOrDefault(it.getKey(), List.of()))).toList();
    }
}
