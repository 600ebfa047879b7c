package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.format.Payload;
import io.harrier.alerts.ingest.AlertPayloads.Row;

class AlertPayloadsTest {

    @Test
    void aStatementTakesABoundedPart() {
        var quarter = row(256 * 1024);
        assertEquals(List.of(32, 32, 6), sizes(Collections.nCopies(70, quarter)));
        assertEquals(List.of(1, 1, 1), sizes(List.of(row(1), row((int) AlertPayloads.MOST_BYTES + 1), row(1))));
        assertEquals(List.of(), sizes(List.of()));
    }

    @Test
    void allAreWrittenInTheirOrder() {
        var rows = IntStream.range(0, 100).mapToObj(i -> row(i * 10_000)).toList();
        assertEquals(rows, AlertPayloads.chunks(rows).stream().flatMap(List::stream).toList());
    }

    private static List<Integer> sizes(List<Row> rows) {
        return AlertPayloads.chunks(rows).stream().map(List::size).toList();
    }

    private static Row row(int bytes) {
        return new Row(UUID.randomUUID(), UUID.randomUUID(), new Payload(new byte[bytes], null, ""));
    }
}
