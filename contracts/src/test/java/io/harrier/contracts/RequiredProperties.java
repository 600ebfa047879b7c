package io.harrier.contracts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** Where in a sample a property stands that its schema requires, at any depth and behind any reference. */
final class RequiredProperties {

    private RequiredProperties() {
    }

    static List<JsonPointer> of(String event, JsonNode sample) {
        var file = event + Contracts.SCHEMA;
        var found = new ArrayList<JsonPointer>();
        collect(file, Contracts.json(file), sample, JsonPointer.empty(), found);
        return found.stream().distinct().toList();
    }

    private static void collect(String file, JsonNode schema, JsonNode sample, JsonPointer at, List<JsonPointer> found) {
        if (schema.has("$ref")) {
            var target = schema.get("$ref").textValue().split("#", 2);
            var targetFile = target[0].isEmpty() ? file : resolve(file, target[0]);
            collect(targetFile, Contracts.json(targetFile).at(target[1]), sample, at, found);
        }
        schema.path("required").forEach(name -> found.add(at.appendProperty(name.textValue())));
        var names = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(sample::has)
                .forEach(name -> collect(file, schema.get("properties").get(name), sample.get(name),
                        at.appendProperty(name), found));
        if (schema.has("items")) {
            for (var i = 0; i < sample.size(); i++) {
                collect(file, schema.get("items"), sample.get(i), at.appendIndex(i), found);
            }
        }
    }

    private static String resolve(String file, String reference) {
        return Path.of(file).resolveSibling(reference).normalize().toString().replace('\\', '/');
    }
}
