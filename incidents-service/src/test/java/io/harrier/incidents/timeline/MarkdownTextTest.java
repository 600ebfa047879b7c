package io.harrier.incidents.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "# no heading; \\# no heading",
            "[no](http://link.example); \\[no\\]\\(http\\://link\\.example\\)",
            "![no](image); \\!\\[no\\]\\(image\\)",
            "<script>; \\<script\\>",
            "`no code`; \\`no code\\`",
            "a | b; a \\| b",
            "AT&T; AT\\&T"})
    void nothingInATextIsMarkup(String text, String shown) {
        assertEquals(shown.strip(), MarkdownText.inline(text));
    }

    @Test
    void aTextOfSeveralLinesIsAQuotationLineByLine() {
        assertEquals("> one  \n>  \n> \\- two", MarkdownText.quoted("one\n\n    - two\n"));
    }

    @Test
    void aLineStaysALineAndNothingTurnsItsDirection() {
        assertEquals("one two  gpj", MarkdownText.inline("one\r\ntwo \u202egpj"));
    }
}
