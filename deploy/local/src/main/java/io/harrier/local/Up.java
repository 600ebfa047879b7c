package io.harrier.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import io.harrier.local.demo.Demo;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What {@code ./deploy/up} runs: the whole suite on this machine, until somebody stops it. */
public final class Up {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    /** A broker at ease says a lot. Loggers are held here, or their levels go with them. */
    private static final List<Logger> TALKERS = List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"));

    private final Options options;
    private final Path root = Path.of(System.getProperty("harrier.root", "")).toAbsolutePath();
    private final Console console = new Console(System.out);
    private Suite suite;
    private DataDirectory data;
    private volatile boolean stopping;

    private Up(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws InterruptedException {
        // The terminal is for people; logs go to their file once there is one.
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        // Newer JDKs warn of what Netty otherwise does for speed.
        System.setProperty("io.netty.noUnsafe", "true");
        LogManager.getLogManager().reset();
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(args);
        } catch (ParameterException e) {
            System.err.println("./deploy/up: " + e.getMessage() + " (--help lists the options)");
            System.exit(MISUSED);
        }
        if (options.help) {
            line.usage(System.out);
            return;
        }
        Up up = new Up(options);
        try {
            up.run();
        } catch (RuntimeException | Error e) {
            // Whatever it is: threads of the parts would keep this process from ending.
            if (up.stopping) {
                return;
            }
            Logger.getLogger(Up.class.getName()).log(Level.SEVERE, "Not started", e);
            fail(up.console, e instanceof StartFailure known ? known.getMessage() : Reasons.of(e));
        }
    }

    private static void fail(Console console, String line) {
        console.silence();
        System.err.println("./deploy/up: " + line);
        System.exit(FAILED);
    }

    private void run() throws InterruptedException {
        Ports ports = options.ports();
        ports.requireFree();
        Path directory = root.resolve(options.data).normalize();
        if (options.check) {
            DataDirectory.requireSpace(directory);
            return;
        }
        Service.requireBuilt(root);
        data = DataDirectory.take(directory, options.fresh);
        logTo(data.log("local"));
        suite = new Suite(root, ports, data, console);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        console.say("Harrier starts; its data and logs are in " + directory);
        suite.start();
        if (!options.noDemo) {
            new Demo(ports, console).play();
        }
        new Welcome(ports).print(console);
        console.say("Harrier is ready");
        new CountDownLatch(1).await();
    }

    private void stop() {
        console.say("Harrier stops");
        stopping = true;
        suite.close();
        data.close();
    }

    private static void logTo(Path file) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        try {
            FileHandler handler = new FileHandler(file.toString().replace("%", "%%"));
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TALKERS.forEach(talker -> talker.setLevel(Level.WARNING));
    }
}
