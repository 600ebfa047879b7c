package io.harrier.incidents.sla;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.harrier.platform.access.Caller;

/** A business calendar that a tenant keeps under a name. */
@Entity
@Table(name = "business_calendars")
public class TenantCalendar {

    @Id
    public UUID id;
    public String name;
    @Column(name = "time_zone")
    public String timeZone;
    @JdbcTypeCode(SqlTypes.JSON)
    public CalendarHours hours;
    @Version
    public int version;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "created_by")
    public String createdBy;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;

    protected TenantCalendar() {
    }

    static TenantCalendar create(UUID id, PutCalendar request, Caller by, Instant now) {
        var calendar = new TenantCalendar();
        calendar.id = id;
        calendar.createdAt = now;
        calendar.createdBy = by.subject();
        calendar.replace(request, by, now);
        return calendar;
    }

    void replace(PutCalendar request, Caller by, Instant now) {
        hours = request.hours();
        name = request.name();
        timeZone = request.timeZone();
        updatedAt = now;
        updatedBy = by.subject();
    }

    BusinessCalendar calendar() {
        return hours.in(ZoneId.of(timeZone));
    }
}
