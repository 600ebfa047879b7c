package io.harrier.platform.http;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.problem.Pointers;
import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.RuleBroken;

/**
 * JSON Merge Patch (RFC 7396): a change that names what it changes, null to remove. It is applied to a record of all that may be
 * changed, so what may not be is an unknown property, and the whole is validated as if it had been sent.
 */
@Singleton
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The record as the patch leaves it.
     *
     * @throws RuleBroken when the result breaks a constraint of the record; names every field that does
     */
    public <T extends Record> T apply(T current, ObjectNode patch, Class<T> type) {
        var patched = read(merge(json.valueToTree(current), patch), type);
        var errors = validator.validate(patched).stream()
                .map(violation -> new FieldError(Pointers.of(violation), violation.getMessage())).toList();
        if (!errors.isEmpty()) {
            throw new RuleBroken(errors);
        }
        return patched;
    }

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
                return;
            }
            merged.set(change.getKey(), merge(merged.get(change.getKey()), change.getValue()));
        });
        return merged;
    }

    private <T> T read(JsonNode merged, Class<T> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JsonProcessingException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
