package io.harrier.alerts.format;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.Unreadable.Reason;

/** Finds the NUL that PostgreSQL keeps neither in text nor in JSON. */
final class Nul {

    private Nul() {
    }

    static void refuse(JsonNode record) {
        if (isIn(record)) {
            find(record, "");
        }
    }

    /** Without pointers, which cost more than the search. */
    private static boolean isIn(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().indexOf('\0') >= 0;
        }
        if (node.isObject()) {
            for (var field : node.properties()) {
                if (field.getKey().indexOf('\0') >= 0 || isIn(field.getValue())) {
                    return true;
                }
            }
            return false;
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            if (isIn(node.get(index))) {
                return true;
            }
        }
        return false;
    }

    private static void find(JsonNode node, String pointer) {
        if (node.isTextual() && isIn(node)) {
            throw new Unreadable(Reason.NUL, pointer, "Text must not hold a NUL");
        }
        node.properties().forEach(field -> {
            if (field.getKey().indexOf('\0') >= 0) {
                throw new Unreadable(Reason.NUL, pointer, "A property's name must not hold a NUL");
            }
            find(field.getValue(), pointer + "/" + field.getKey());
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            find(node.get(index), pointer + "/" + index);
        }
    }
}
