package io.harrier.incidents.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

class CutTest {

    @Test
    void aTextThatFitsIsLeftAndALongerOneSaysSo() {
        var fits = "x".repeat(4_000);
        assertSame(fits, Cut.text(fits));
        assertEquals("x".repeat(3_999) + "…", Cut.text(fits + "x"));
    }

    /** Two thousand of three bytes each, and a pair of surrogates is never parted. */
    @Test
    void bytesCountToo() {
        assertEquals("警".repeat(2_000) + "…", Cut.text("警".repeat(2_001)));
        var cut = Cut.text("x" + "🐦".repeat(1_500));
        assertEquals("x" + "🐦".repeat(1_499) + "…", cut);
        assertEquals(cut, new String(cut.getBytes(UTF_8), UTF_8));
    }

    @Test
    void ofAListAsManyAsFit() {
        var few = List.of("db-1", "db-2");
        assertSame(few, Cut.systems(few));
        assertEquals(100, Cut.systems(Collections.nCopies(200, "db")).size());
        assertEquals(62, Cut.systems(Collections.nCopies(100, "x".repeat(255))).size());
        assertEquals(40, Cut.people(Collections.nCopies(200, "x".repeat(100))).size());
    }
}
