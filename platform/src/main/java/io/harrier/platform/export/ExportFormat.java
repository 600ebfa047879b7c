package io.harrier.platform.export;

/** What an export is written in: a JSON object or a row of CSV a line. */
public enum ExportFormat {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv; charset=utf-8", "csv");

    final String mediaType;
    final String ending;

    ExportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }
}
