package io.harrier.alerts;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** Teams and their shifts as tests speak of them. */
public final class Teams {

    public static final String TEAMS = "/api/v1/teams";
    public static final String SHIFTS = "/api/v1/shifts";
    private static final List<String> EVERY_DAY = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
            "sunday");

    private Teams() {
    }

    /** A team of these people; answers its id. */
    public static String aTeam(TestTenant tenant, String name, String... people) {
        var members = Arrays.stream(people).map(person -> Map.of("subject", TestTenant.subject(person), "name", person))
                .toList();
        return tenant.as("tenant_admin").body(Map.of("name", name, "members", members)).post(TEAMS).then().statusCode(201)
                .extract()
                .path("id");
    }

    /** A shift that does not run now, and whose end is to be seen to. */
    public static String anEndedShift(TestTenant tenant, String team) {
        String shift = aShift(tenant, team, "Ended", 2, 3);
        isDue(shift);
        return shift;
    }

    public static String aRunningShift(TestTenant tenant, String team) {
        return aShift(tenant, team, "Running", -1, 2);
    }

    /** From and to so many hours from now, every day. */
    static String aShift(TestTenant tenant, String team, String name, int from, int to) {
        return tenant.as("tenant_admin").body(shift(team, name, from, to)).post(SHIFTS).then().statusCode(201).extract()
                .path("id");
    }

    public static Map<String, Object> shift(String team, String name, int from, int to) {
        var now = LocalTime.now(ZoneOffset.UTC);
        return new HashMap<>(Map.of("teamId", team, "name", name, "timeZone", "UTC", "weekdays", EVERY_DAY, "start",
                now.plusHours(from).toString().substring(0, 5), "end", now.plusHours(to).toString().substring(0, 5)));
    }

    public static void isDue(String shift) {
        TestSql.as("alerts_owner").update("update shifts set ends_at = now() - interval '1 minute' where id = ?::uuid", shift);
    }

    /** An alert that somebody claimed long ago. */
    public static String anAlertHeldBy(TestTenant tenant, String person) {
        String id = Alerts.anAlert(tenant);
        tenant.as(person, "analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        TestSql.as("alerts_owner")
                .update("update security_alerts set assigned_at = now() - interval '3 days' where id = ?::uuid", id);
        return id;
    }
}
