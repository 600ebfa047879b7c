package io.harrier.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import com.sun.management.OperatingSystemMXBean;

import io.harrier.bench.incidents.IncidentsBenchmark;
import io.harrier.bench.ingest.IngestBenchmark;
import io.harrier.bench.queue.QueueBenchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code ./deploy/bench/run} runs: one benchmark, whose figures it prints and writes to {@code deploy/bench/target}. */
@Command(name = "./deploy/bench/run", sortOptions = false, usageHelpWidth = 100, description = {
        "Measures Harrier on this machine: NAME is ingest, queue or incidents.", "What the figures mean: docs/benchmarks.md.",
        ""})
public final class Main {

    private static final List<Benchmark> BENCHMARKS = List.of(new IngestBenchmark(), new QueueBenchmark(),
            new IncidentsBenchmark());
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Logger LOG = Logger.getLogger("");

    @Parameters(paramLabel = "NAME", arity = "0..1")
    private String name;

    @Option(names = "--quick", description = "A run of about five minutes, over less data.")
    private boolean quick;

    @Option(names = "--scale", paramLabel = "SHARE", defaultValue = "1", description = "Shrinks all amounts, e.g. 0.01: only to see that everything works.")
    private double scale;

    @Option(names = "--profile", description = "Records the services with JFR, and who used the processors for which statements in each phase: "
            + "deploy/bench/target/NAME-*.jfr and NAME-profile.txt.")
    private boolean profile;

    @Option(names = "--only", paramLabel = "WORDS", description = "Runs only the phases whose titles contain one of these words or phrases, between commas: to work on them.")
    private String only;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    private boolean help;

    public static void main(String[] args) {
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        LogManager.getLogManager().reset();
        var options = new Main();
        var line = new CommandLine(options);
        try {
            line.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            fail(MISUSED, e.getMessage() + " (--help lists the options)");
        }
        if (options.help || options.name == null) {
            line.usage(System.out);
            System.exit(options.help ? 0 : MISUSED);
        }
        options.run();
        // The broker's threads would keep the JVM.
        System.exit(0);
    }

    /** Tells the person at the terminal, a line at a time. */
    static void say(String line) {
        System.out.println(line);
    }

    private void run() {
        Benchmark benchmark = BENCHMARKS.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
        if (benchmark == null) {
            fail(MISUSED, "There is no benchmark " + name + ": "
                    + String.join(", ", BENCHMARKS.stream().map(Benchmark::name).toList()));
        }
        Path root = Path.of(System.getProperty("harrier.root", "")).toAbsolutePath();
        Path target = root.resolve("deploy/bench/target");
        say(machine());
        var figures = new Figures();
        try (var stage = new Stage(root, target, name, profile, only)) {
            stage.logTo(LOG);
            benchmark.run(stage, new Size(quick, scale), figures);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The benchmark failed", e);
            fail(FAILED, e.getMessage() + " (more in " + target.resolve(name + "-logs") + ")");
        }
        say(figures.table());
        Path file = target.resolve(name + ".json");
        figures.write(file);
        say("Written to " + root.relativize(file) + (scale == 1 ? "" : "; scaled: these figures mean nothing"));
    }

    /** What the figures depend on most. */
    private static String machine() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, %d GiB, %s %s, JDK %s".formatted(system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 30,
                system.getName(), system.getArch(), Runtime.version());
    }

    private static void fail(int status, String line) {
        System.err.println("./deploy/bench/run: " + line);
        System.exit(status);
    }
}
