package io.harrier.platform.note;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.platform.problem.IllegalMove;

/** The one noun of the platform's tests. */
@Entity
@Table(name = "notes")
public class Note {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "updated_at")
    public Instant updatedAt;
    public String title;
    public int weight;
    @Enumerated(EnumType.STRING)
    public NoteStatus status;

    void publish() {
        if (status != NoteStatus.DRAFT) {
            throw new IllegalMove("publication", status.wire, status.steps());
        }
        status = NoteStatus.PUBLISHED;
    }
}
