package io.harrier.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BadRequestException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.problem.RuleBroken;

class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private static final Note NOTE = new Note("Rotate keys", "today", List.of(new Line("first")));

    private final MergePatch patches = new MergePatch(JSON, Validation.buildDefaultValidatorFactory().getValidator());

    record Note(@NotBlank String title, String due, List<@Valid Line> lines) {
    }

    record Line(@NotBlank String text) {
    }

    /** The examples of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'a':'b'} | {'a':'c'} | {'a':'c'}",
            "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
            "{'a':'b'} | {'a':null} | {}",
            "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
            "{'a':['b']} | {'a':'c'} | {'a':'c'}",
            "{'a':'c'} | {'a':['b']} | {'a':['b']}",
            "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
            "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
            "['a','b'] | ['c','d'] | ['c','d']",
            "{'a':'b'} | ['c'] | ['c']",
            "{'a':'foo'} | null | null",
            "{'e':null} | {'a':1} | {'e':null,'a':1}",
            "[1,2] | {'a':'b','c':null} | {'a':'b'}",
            "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
    })
    void mergesAsTheRfcSays(String target, String patch, String result) throws JsonProcessingException {
        assertEquals(JSON.readTree(quoted(result)),
                MergePatch.merge(JSON.readTree(quoted(target)), JSON.readTree(quoted(patch))));
    }

    @Test
    void whatThePatchDoesNotNameStays() {
        assertEquals(new Note("Rotate all keys", null, NOTE.lines()),
                patches.apply(NOTE, patch("{'title':'Rotate all keys','due':null}"), Note.class));
    }

    @Test
    void whatMayNotBeChangedIsUnknown() {
        assertThrows(BadRequestException.class, () -> patches.apply(NOTE, patch("{'id':7}"), Note.class));
    }

    @Test
    void theResultIsValidatedAndTheFieldNamed() {
        var refused = assertThrows(RuleBroken.class,
                () -> patches.apply(NOTE, patch("{'lines':[{'text':'fine'},{'text':' '}]}"), Note.class));
        assertEquals("/lines/1/text", refused.problem().errors().get(0).pointer());
    }

    private static ObjectNode patch(String json) {
        try {
            return (ObjectNode) JSON.readTree(quoted(json));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
