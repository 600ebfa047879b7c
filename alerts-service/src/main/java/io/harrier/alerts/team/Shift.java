package io.harrier.alerts.team;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
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
    /** The end that is to be seen to next; null where it is not enabled. That it moves on is no change that people made. */
    @OptimisticLock(excluded = true)
    @Column(name = "ends_at")
    public Instant endsAt;

    ShiftTimes times() {
        return new ShiftTimes(ZoneId.of(timeZone), Arrays.stream(weekdays).map(Weekday::named).collect(Collectors.toSet()),
                starts,
                ends);
    }

    /** Lets the ends after now be seen to. */
    void goOn(Instant now) {
        endsAt = enabled ? times().nextEnd(now) : null;
    }

    boolean runsAt(Instant at) {
        return enabled && times().runsAt(at);
    }

    /** Who is there when it runs. */
    List<Member> people(Team team) {
        return members.isEmpty() ? team.members : members;
    }
}
