package io.harrier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a phase cost: processor time by who used it, and the statements that took the database longest. Of a process that ended
 * within the phase (a vacuum, say) nothing is known.
 */
final class Profile {

    static final Map<String, String> SETTINGS = Map.of("shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.track",
            "all");
    private static final String SESSIONS = "select pid || ' ' || coalesce(usename || ' session', backend_type) from pg_stat_activity";
    private static final String STATEMENTS = """
        select format('%8s ms %7s calls %8s rows %6s MB of log  %s', round(total_exec_time), calls, rows, round(wal_bytes / 1e6),
            left(regexp_replace(query, '\\s+', ' ', 'g'), 110))
        from pg_stat_statements order by total_exec_time desc limit 16""";

    private final Database database;
    private final Path file;
    private Map<Long, Duration> before = Map.of();
    private long begin;

    Profile(Database database, Path file) {
        this.database = database;
        this.file = file;
        database.execute("create extension if not exists pg_stat_statements schema public");
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() {
        database.execute("select pg_stat_statements_reset()");
        before = new HashMap<>();
        ProcessHandle.allProcesses().forEach(it -> before.put(it.pid(), used(it)));
        begin = System.nanoTime();
    }

    void end(String phase) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> byUser = new TreeMap<>();
        Map<Long, String> sessions = new HashMap<>();
        database.texts(SESSIONS).forEach(line -> sessions.put(Long.parseLong(line.substring(0, line.indexOf(' '))),
                "database: " + line.substring(line.indexOf(' ') + 1)));
        ProcessHandle.allProcesses().forEach(it -> byUser.merge(
                it.equals(ProcessHandle.current())
                        ? "broker, clients, benchmark"
                        : sessions.getOrDefault(it.pid(),
                                it.info().command().orElse("?").endsWith("java") ? "service" : "other"),
                used(it).minus(before.getOrDefault(it.pid(), Duration.ZERO)).toMillis() / 1e3, Double::sum));
        var text = new StringBuilder(String.format(Locale.ROOT, "%n== %s: %.1f s%n", phase, seconds));
        byUser.forEach((who, cpu) -> text
                .append(cpu < 0.05 ? "" : String.format(Locale.ROOT, "%8.1f s of a processor  %s%n", cpu, who)));
        List<String> statements = database.texts(STATEMENTS);
        statements.forEach(line -> text.append(line).append(System.lineSeparator()));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
