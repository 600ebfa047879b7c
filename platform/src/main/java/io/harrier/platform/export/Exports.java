package io.harrier.platform.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestMulti;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Beside;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Streams a list as a file, page after page as the client takes them: no more than a page is ever held, and pages are short where rows are
 * long. What is exported, by whom, and how much of it is on the audit log, before the first row goes out and after the last.
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
    private final UriInfo uri;

    Exports(ExportRecords records, Tenancy tenancy, CurrentCaller current, ObjectMapper json, Ids ids, Turns turns,
            Beside beside, UriInfo uri) {
        this.records = records;
        this.tenancy = tenancy;
        this.current = current;
        this.json = json;
        this.ids = ids;
        this.turns = turns;
        this.beside = beside;
        this.uri = uri;
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

    /**
     * Streams a list as it is shown page by page.
     *
     * @param columns of a CSV: paths of the view's properties
     * @param list a page of it, narrowed as the request says
     */
    public <T> RestMulti<Buffer> list(String name, List<String> columns, ExportRequest request,
            Function<PageRequest, Uni<Page<T>>> list) {
        var asked = new TreeMap<String, Object>(uri.getQueryParameters());
        asked.putAll(uri.getPathParameters());
        Pages<T> pages = (cursor, atMost) -> list.apply(request.page(cursor, atMost));
        return stream(new Export<>(name, columns, asked, pages), request.format);
    }

    public <T> RestMulti<Buffer> stream(Export<T> export, ExportFormat format) {
        return stream(export, lines(format, export.columns()));
    }

    /** A line a row, for what is also written in other ways. */
    public <T> Writing<T> lines(ExportFormat format, List<String> columns) {
        return new Lines<>(format, columns, json);
    }

    public <T> RestMulti<Buffer> stream(Export<T> export, Writing<T> writing) {
        var caller = current.get();
        var id = ids.next();
        var progress = new Progress();
        var chunks = Multi.createBy().repeating()
                .uni(() -> tenancy
                        .as(caller, () -> read(caller, export, progress).call(() -> begin(export, id, progress)))
                        .chain(page -> chunk(writing, page, progress).invoke(() -> progress.goOn(page))))
                .whilst(chunk -> progress.cursor != null)
                .onTermination().call((failure, cancelled) -> progress.begun
                        ? tenancy.as(caller,
                                () -> records.ended(id, export.name(), progress.rows, failure == null && !cancelled))
                        : Uni.createFrom().voidItem());
        return RestMulti.fromMultiData(chunks).header(HttpHeaders.CONTENT_TYPE, writing.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + export.name() + "." + writing.ending() + "\"")
                .build();
    }

    /** Once its answer has begun a file can't be refused any more. */
    private <T> Uni<Page<T>> read(Caller caller, Export<T> export, Progress progress) {
        Supplier<Uni<Page<T>>> page = () -> export.pages().after(progress.cursor, progress.atMost);
        return progress.cursor == null ? turns.take(caller, page) : turns.takeNext(caller, page);
    }

    /** Before anything of the first page goes out. What is refused, or fails at once, began never and ends never. */
    private Uni<Void> begin(Export<?> export, UUID id, Progress progress) {
        return progress.begun
                ? Uni.createFrom().voidItem()
                : records.begun(id, export.name(), export.asked()).invoke(() -> progress.begun = true);
    }

    /** Written beside the event loop: it may be some megabytes. */
    private <T> Uni<Buffer> chunk(Writing<T> writing, Page<T> page, Progress progress) {
        boolean first = progress.cursor == null;
        boolean nothingYet = progress.rows == 0;
        return beside.run(() -> written(writing, page, first, nothingYet));
    }

    private static <T> Buffer written(Writing<T> writing, Page<T> page, boolean first, boolean nothingYet) {
        var text = new StringBuilder(first ? writing.before() : "");
        boolean none = nothingYet;
        for (T item : page.items()) {
            text.append(writing.row(item, none));
            none = false;
        }
        return Buffer.buffer(text.append(page.nextCursor() == null ? writing.after() : "").toString());
    }
}
