package io.harrier.platform.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    private record Row(String name, Instant at, List<String> tags) {
    }

    @Test
    void rowsBecomeAnArrayPerColumnAndWhatHoldsForAllFollows() {
        var tuple = Columns.of(List.of(new Row("a", Instant.EPOCH, List.of()), new Row("b", null, List.of("x", "y"))))
                .texts(Row::name).times(Row::at).lists(Row::tags).all(Instant.EPOCH).tuple();
        var epoch = OffsetDateTime.parse("1970-01-01T00:00:00Z");
        assertArrayEquals(new String[]{"a", "b"}, (String[]) tuple.getValue(0));
        assertArrayEquals(new OffsetDateTime[]{epoch, null}, (OffsetDateTime[]) tuple.getValue(1));
        assertArrayEquals(new String[]{"{}", "{\"x\",\"y\"}"}, (String[]) tuple.getValue(2));
        assertEquals(epoch, tuple.getValue(3));
    }

    @Test
    void aTextOfAListIsQuotedWhateverItHolds() {
        assertEquals("{\"a\\\"b\",\"c\\\\d\",\"{e,f}\",\"null\",\"\"}",
                Columns.literal(List.of("a\"b", "c\\d", "{e,f}", "null", "")));
    }
}
