package io.harrier.platform.export;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestMulti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Streams a list as a file, page after page as the client takes them: no more than a page is ever held, and pages are short where rows are
 * long. What is exported, by whom, and how much of it is on the audit log, before the first row and after the last.
 */
@ApplicationScoped
public class Exports {

    private static final int FEWEST = 10;
    private static final int FIRST_PAGE = 50;
    private static final int LONGEST_PAGE = 500;

    /**
     * What is exported.
     *
     * @param name as the file is called: {@code alerts}
     * @param columns of a CSV: paths of the view's properties
     * @param asked what narrowed it, for the audit log
     * @param pages of the list, in an order that no change moves a row in
     */
    public record Export<T>(String name, List<String> columns, Map<String, ?> asked, Pages<T> pages) {
    }

    /** A list, page by page. */
    public interface Pages<T> {

        /** What comes after a cursor: at most so many rows, and fewer where they are more than may be held at once. */
        Uni<Page<T>> after(String cursor, int atMost);
    }

    private final ExportRecords records;
    private final Tenancy tenancy;
    private final CurrentCaller current;
    private final ObjectMapper json;
    private final Ids ids;
    private final Turns turns;
    private final Beside beside;

    Exports(ExportRecords records, Tenancy tenancy, CurrentCaller current, ObjectMapper json, Ids ids, Turns turns,
            Beside beside) {
        this.records = records;
        this.tenancy = tenancy;
        this.current = current;
        this.json = json;
        this.ids = ids;
        this.turns = turns;
        this.beside = beside;
    }

    /** How far an export is. */
    private static final class Progress {
        private String cursor;
        private boolean begun;
        private long rows;
        private int atMost = FIRST_PAGE;

        /** Of as many as came there may be twice as many in the next. */
        private void goOn(Page<?> page) {
            rows += page.items().size();
            cursor = page.nextCursor();
            atMost = Math.max(FEWEST, Math.min(LONGEST_PAGE, 2 * page.items().size()));
        }
    }

    public <T> RestMulti<Buffer> stream(Export<T> export, ExportFormat format) {
        var caller = current.get();
        var id = ids.next();
        var progress = new Progress();
        var chunks = Multi.createBy().repeating()
                .uni(() -> tenancy
                        .as(caller, () -> begin(export, id, progress).chain(() -> read(caller, export, progress)))
                        .chain(page -> chunk(export, format, page, progress.cursor == null).invoke(() -> progress.goOn(page))))
                .whilst(chunk -> progress.cursor != null)
                .onTermination().call((failure, cancelled) -> tenancy.as(caller,
                        () -> records.ended(id, export.name(), progress.rows, failure == null && !cancelled)));
        return RestMulti.fromMultiData(chunks).header(HttpHeaders.CONTENT_TYPE, format.mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.name() + "." + format.ending + "\"")
                .build();
    }

    /** Once its answer has begun a file can't be refused any more. */
    private <T> Uni<Page<T>> read(Caller caller, Export<T> export, Progress progress) {
        Supplier<Uni<Page<T>>> page = () -> export.pages().after(progress.cursor, progress.atMost);
        return progress.cursor == null ? turns.take(caller, page) : turns.takeNext(caller, page);
    }

    private Uni<Void> begin(Export<?> export, java.util.UUID id, Progress progress) {
        if (progress.begun) {
            return Uni.createFrom().voidItem();
        }
        progress.begun = true;
        return records.begun(id, export.name(), export.asked());
    }

    /** Written beside the event loop: it may be some megabytes. */
    private <T> Uni<Buffer> chunk(Export<T> export, ExportFormat format, Page<T> page, boolean first) {
        return beside.run(() -> written(export, format, page, first));
    }

    private <T> Buffer written(Export<T> export, ExportFormat format, Page<T> page, boolean first) {
        var text = new StringBuilder();
        if (first && format == ExportFormat.CSV) {
            text.append(CsvRows.heading(export.columns()));
        }
        for (T item : page.items()) {
            switch (format) {
                case CSV -> text.append(CsvRows.row(json.valueToTree(item), export.columns()));
                case NDJSON -> text.append(line(item)).append('\n');
            }
        }
        return Buffer.buffer(text.toString());
    }

    private String line(Object item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
