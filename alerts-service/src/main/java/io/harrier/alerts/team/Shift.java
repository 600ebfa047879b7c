package io.harrier.alerts.team;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.OptimisticLock;

import io.harrier.platform.storage.JsonList;

/** When people of a team are there. Without members of its own it is the whole team's. */
@Entity
@Table(name = "shifts")
public class Shift {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "created_by", updatable = false)
    public String createdBy;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @Column(name = "team_id", updatable = false)
    public UUID teamId;
    public String name;
    @Column(name = "time_zone")
    public String timeZone;
    public String[] weekdays;
    public LocalTime starts;
    public LocalTime ends;
    @JdbcType(JsonList.class)
    public List<Member> members;
    public boolean enabled;
    /** Who left it with a change; their alerts are to be seen to first. */
    @OptimisticLock(excluded = true)
    @JdbcType(JsonList.class)
    public List<Member> leaving = List.of();
    /** The end that is to be seen to next; null where it is not enabled. That it moves on is no change that people made. */
    @OptimisticLock(excluded = true)
    @Column(name = "ends_at")
    public Instant endsAt;

    ShiftTimes times() {
        return new ShiftTimes(ZoneId.of(timeZone), Arrays.stream(weekdays).map(Weekday::named).collect(Collectors.toSet()),
                starts,
                ends);
    }

    /** Lets the ends after an instant be seen to. */
    void goOn(Instant after) {
        endsAt = enabled ? times().nextEnd(after) : null;
    }

    /**
     * A change that ends it for people is an end for them; an end that is due already is that of those who were there.
     *
     * @param before who was there when it ran, before the change
     * @param ran whether it did at the instant of the change
     * @param after who is, since
     */
    void changed(List<Member> before, boolean ran, List<Member> after, Instant now) {
        boolean due = endsAt != null && !endsAt.isAfter(now);
        var gone = new LinkedHashSet<>(leaving);
        if (due && leaving.isEmpty()) {
            gone.addAll(before);
        } else if (ran && enabled) {
            before.stream().filter(member -> !runsAt(now) || !after.contains(member)).forEach(gone::add);
        }
        if (gone.isEmpty()) {
            goOn(now);
        } else {
            leaving = List.copyOf(gone);
            endsAt = due ? endsAt : now;
        }
    }

    /** Whose alerts are to be seen to at an end that is due. */
    List<Member> concerned(Team team) {
        return leaving.isEmpty() ? people(team) : leaving;
    }

    /** What they were given before is to be seen to; of ends that were missed the last stands for all. */
    Instant lastEnd(Instant now) {
        return leaving.isEmpty() ? times().lastEnd(now) : endsAt;
    }

    /** The end that was due is seen to. After those who left, an end that came meanwhile is that of the others. */
    void seen(Instant now) {
        goOn(leaving.isEmpty() ? now : endsAt);
        leaving = List.of();
    }

    boolean runsAt(Instant at) {
        return enabled && times().runsAt(at);
    }

    /** Who is there when it runs. */
    List<Member> people(Team team) {
        return members.isEmpty() ? team.members : members;
    }
}
