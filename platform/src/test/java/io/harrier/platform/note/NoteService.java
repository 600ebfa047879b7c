package io.harrier.platform.note;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.audit.Audit;
import io.harrier.platform.events.Outbox;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** A service like every other. A note titled {@link #UNLUCKY} is refused after all else is done. */
@ApplicationScoped
@TenantTransaction
public class NoteService {

    public static final String UNLUCKY = "Unlucky";

    private final NoteRepository notes;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    NoteService(NoteRepository notes, Outbox outbox, Audit audit, Ids ids, Clock clock) {
        this.notes = notes;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public Uni<NoteView> get(UUID id) {
        return notes.get(id).map(NoteView::of);
    }

    Uni<Page<NoteView>> list(List<NoteStatus> status, PageRequest page) {
        return notes.list(status, page);
    }

    Uni<NoteView> create(NoteRequest request) {
        var note = new Note();
        note.id = ids.next();
        note.createdAt = clock.instant();
        apply(note, request);
        return notes.persistAndFlush(note).call(() -> told("note_created", note)).map(NoteView::of);
    }

    Uni<NoteView> change(UUID id, IfMatch match, NoteRequest request) {
        IfMatch.required(match);
        return notes.lock(id).invoke(note -> {
            IfMatch.check(match, note.version);
            apply(note, request);
        }).call(notes::flush).call(note -> told("note_changed", note)).map(NoteView::of);
    }

    Uni<NoteView> publish(UUID id, IfMatch match) {
        return notes.lock(id).invoke(note -> {
            IfMatch.check(match, note.version);
            note.publish();
        }).call(notes::flush).call(note -> told("note_published", note)).map(NoteView::of);
    }

    private void apply(Note note, NoteRequest request) {
        note.title = request.title();
        note.weight = request.weight();
        note.status = Objects.requireNonNullElse(request.status(), NoteStatus.DRAFT);
        note.updatedAt = clock.instant();
    }

    private Uni<Void> told(String action, Note note) {
        return outbox.announce(NoteWritten.WRITTEN, note.id, new NoteWritten(note.id, note.title, note.version))
                .chain(() -> audit.record(action, "note", note.id, Map.of("title", note.title, "version", note.version)))
                .invoke(() -> {
                    if (note.title.equals(UNLUCKY)) {
                        throw new RuleBroken("/title", "Nothing may be called that");
                    }
                });
    }
}
