package io.harrier.incidents;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.vertx.core.json.JsonObject;

/** Two replicas of the packaged service on one database, killed while they work: nothing is told out of order, nothing twice. */
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ASSIGNED = "io.harrier.incidents.incident.assigned.v1";
    private static final String BREACHED = "io.harrier.incidents.incident.sla_breached.v1";
    private static final String ROLE_CHANGED = "io.harrier.incidents.incident.role_changed.v1";
    private static final String ESCALATED = "io.harrier.incidents.incident.sla_escalated.v1";
    private static final Map<String, ?> STEPS = Map.of("acknowledge", 30, "investigate", 60, "contain", 240, "resolve", 1440,
            "escalation", List.of(Map.of("on", "breached", "action", "notify_role", "role", "executive"),
                    Map.of("on", "breached", "delayMinutes", 5, "action", "raise_priority", "priority", "emergency")));
    private static final int WRITERS = 8;

    private static final List<PackagedService> REPLICAS = new ArrayList<>();
    private static ExecutorService writers;

    private final TestTenant tenant = TestTenant.fresh();
    private final TestSql owner = TestSql.as("incidents_owner");

    @BeforeAll
    static void start() {
        var settings = new TreeMap<>(HarrierServers.settings());
        settings.put("harrier.incidents.sla.sweep-every", "PT0.1S");
        settings.put("harrier.incidents.sla.claim", "PT5S");
        settings.put("harrier.incidents.roles.sweep-every", "PT0.1S");
        settings.put("harrier.incidents.roles.claim", "PT3S");
        writers = Executors.newFixedThreadPool(WRITERS);
        IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> PackagedService.start(settings), writers))
                .toList().forEach(replica -> REPLICAS.add(replica.join()));
    }

    @AfterAll
    static void stop() {
        writers.shutdownNow();
        REPLICAS.forEach(PackagedService::close);
    }

    @Test
    void theEventsOfAnIncidentKeepTheirOrderWhicheverReplicaIsKilled() {
        int changes = 4;
        var ids = opened(150);
        var written = all(ids.size() * changes, i -> changed(ids.get(i % ids.size()), i));
        killOnce(0, "select sum(version)::bigint from incidents where tenant_id = ?", ids.size() * changes / 4);
        killOnce(1, "select sum(version)::bigint from incidents where tenant_id = ?", ids.size() * changes / 2);
        written.join();
        awaitAllIsSent();

        Map<String, List<Long>> versions = new HashMap<>();
        told(ASSIGNED).forEach(it -> versions.computeIfAbsent(it.key(), id -> new ArrayList<>())
                .add(new JsonObject(new String(it.value())).getJsonObject("incident").getLong("version")));
        owner.query("select id::text, version::bigint from incidents where tenant_id = ?", tenant.id())
                .forEach(row -> assertEquals(
                        IntStream.rangeClosed(1, ((Long) row.get(1)).intValue()).mapToLong(i -> i).boxed().toList(),
                        versions.get(row.get(0)), "The versions of incident " + row.get(0) + " as they were told"));
        assertEquals(ids.size(), versions.size());
    }

    /** One incident is held meanwhile: it is left for later, so that not all can have been told when the sweepers die. */
    @Test
    void everyBreachIsToldOnceAndEveryStepDoneOnceWhenASweeperIsKilled() throws Exception {
        REPLICAS.forEach(PackagedService::awaitReady);
        tenant.as("tenant_admin").baseUri(REPLICAS.get(0).url()).header("If-Match", "*").body(STEPS)
                .put("/api/v1/sla-policies/high").then().statusCode(200);
        var ids = opened(100);
        int clocks = ids.size() * 4;
        String breached = "select count(*) from sla_clocks where tenant_id = ? and breached_at is not null";
        String done = "select count(*) from sla_escalations where tenant_id = ? and state = 'done'";
        try (var other = owner.connect(); var held = other.createStatement()) {
            other.setAutoCommit(false);
            held.execute("select from incidents where tenant_id = '" + tenant.id() + "' order by id desc limit 1 for update");
            assertEquals(clocks, owner.update("""
                update sla_clocks set started_at = started_at - interval '2 days', warning_at = warning_at - interval '2 days',
                    due_at = due_at - interval '2 days', next_notice_at = now() where tenant_id = ?""", tenant.id()));
            killOnce(0, breached, clocks / 10);
            killOnce(1, done, clocks / 10);
            assertTrue(owner.value(Long.class, breached, tenant.id()) < clocks, "All was told before the sweepers died");
            other.commit();
        }
        await().atMost(PATIENCE).until(() -> owner.value(Long.class, breached, tenant.id()) == clocks);
        await().atMost(PATIENCE).until(() -> owner.value(Long.class, done, tenant.id()) == 2L * clocks);
        awaitAllIsSent();

        var told = told(BREACHED).stream()
                .map(it -> new JsonObject(new String(it.value())).getJsonObject("clock").getString("id")).toList();
        assertEquals(clocks, told.size());
        assertEquals(clocks, new HashSet<>(told).size());
        assertEquals(List.of(List.of((long) clocks, (long) ids.size())), owner.query("""
            select count(*), count(distinct incident_id) from timeline_events
            where tenant_id = ? and title like 'SLA breached%'""", tenant.id()));
        assertEquals(0L, owner.value(Long.class, """
            select count(*) from (select from timeline_events where tenant_id = ? and title like 'SLA breached%'
                group by incident_id having count(*) <> 4 or count(distinct title) <> 4) as incident""", tenant.id()));
        var escalated = told(ESCALATED).stream().map(it -> new JsonObject(new String(it.value())))
                .map(it -> it.getJsonObject("clock").getString("id") + it.getJsonObject("step").getInteger("position"))
                .toList();
        assertEquals(2 * clocks, escalated.size());
        assertEquals(2 * clocks, new HashSet<>(escalated).size());
        assertEquals(2L * clocks, owner.value(Long.class,
                "select count(*) from timeline_events where tenant_id = ? and title like 'SLA escalation%'", tenant.id()));
    }

    /** One incident is held, as above. */
    @Test
    void everyRoleWhoseTimeIsOverEndsOnceWhenASweeperIsKilled() throws Exception {
        int roles = opened(20).size() * 5;
        assertEquals(roles, owner.update(
                """
                    insert into incident_roles (tenant_id, id, incident_id, role, subject, held_from, held_until, granted_by, lapses_at)
                    select i.tenant_id, uuidv7(), i.id, 'observer', 'guest-' || n, now() - interval '2 days', now() - interval '1 day', 'max',
                        now() + interval '1 day' from incidents i cross join generate_series(1, 5) n where i.tenant_id = ?""",
                tenant.id()));
        String ended = "select count(*) from incident_roles where tenant_id = ? and ended_at = held_until and ended_by is null";
        try (var other = owner.connect(); var held = other.createStatement()) {
            other.setAutoCommit(false);
            held.execute("select from incidents where tenant_id = '" + tenant.id() + "' order by id desc limit 1 for update");
            owner.update("update incident_roles set lapses_at = now() where tenant_id = ?", tenant.id());
            killOnce(0, ended, roles / 10);
            killOnce(1, ended, roles / 4);
            assertTrue(owner.value(Long.class, ended, tenant.id()) < roles, "All was told before the sweepers died");
            other.commit();
        }
        await().atMost(PATIENCE).until(() -> owner.value(Long.class, ended, tenant.id()) == roles);
        awaitAllIsSent();

        var told = told(ROLE_CHANGED).stream().map(it -> new JsonObject(new String(it.value())))
                .filter(it -> it.getString("change").equals("lapsed")).map(it -> it.getJsonObject("role").getString("id"))
                .toList();
        assertEquals(roles, told.size());
        assertEquals(roles, new HashSet<>(told).size());
        assertEquals((long) roles, owner.value(Long.class,
                "select count(*) from timeline_events where tenant_id = ? and title like '%no longer observer'", tenant.id()));
        assertEquals((long) roles, owner.value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'incident_role_lapsed'", tenant.id()));
    }

    /** The events of a type as the topic has them, without the exact repeats that a killed relay leaves. */
    private List<ConsumerRecord<String, byte[]>> told(String type) {
        var seen = new HashSet<String>();
        return TestKafka.records("harrier.incidents", it -> type.equals(TestKafka.header(it, "ce_type"))
                && tenant.id().toString().equals(TestKafka.header(it, "ce_tenantid"))).stream()
                .filter(it -> seen.add(TestKafka.header(it, "ce_id"))).toList();
    }

    private void awaitAllIsSent() {
        await().atMost(PATIENCE)
                .until(() -> TestSql.as("incidents_worker").value(Long.class, "select count(*) from outbox") == 0);
    }

    /** Kills a replica when the count is reached, and starts it again. */
    private void killOnce(int replica, String count, long reached) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                .until(() -> owner.value(Long.class, count, tenant.id()) >= reached);
        REPLICAS.get(replica).kill();
        REPLICAS.get(replica).restart();
    }

    private List<String> opened(int count) {
        REPLICAS.forEach(PackagedService::awaitReady);
        var ids = new String[count];
        all(count, i -> ids[i] = tenant.as("analyst").baseUri(REPLICAS.get(i % 2).url())
                .body(Map.of("title", "Credential dumping on host " + i, "severity", "high"))
                .post("/api/v1/incidents").then().statusCode(201).extract().path("id")).join();
        return List.of(ids);
    }

    /** Gives the incident to somebody, through whichever replica answers. */
    private void changed(String id, int i) {
        var body = Map.of("person", Map.of("subject", "analyst-" + i), "reason", "Change " + i);
        var turn = IntStream.iterate(i, next -> next + 1).iterator();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).ignoreExceptions()
                .until(() -> tenant.as("incident_manager").header("If-Match", "*").baseUri(REPLICAS.get(turn.next() % 2).url())
                        .body(body)
                        .put(IncidentsFixture.PATH + id + "/assignment").statusCode() == 200);
    }

    private static CompletableFuture<Void> all(int count, java.util.function.IntConsumer work) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), writers)).toArray(CompletableFuture[]::new));
    }
}
