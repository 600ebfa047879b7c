package io.harrier.local;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code ./deploy/up} was asked for. */
@Command(name = "./deploy/up", sortOptions = false, usageHelpWidth = 100, descriptionHeading = "%n", description = {
        "Starts the whole of Harrier on this machine, plays a scenario through it and stays up until Ctrl-C.",
        "Gateway http://localhost:8080, Keycloak http://localhost:8180, Kafka localhost:9092.", ""})
final class Options {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = ".harrier", description = "Where data and logs live; kept between runs. Default: .harrier in the checkout.")
    Path data;

    @Option(names = "--fresh", description = "Begin with no data: empties the data directory first.")
    boolean fresh;

    @Option(names = "--no-demo", description = "Start only; play no scenario.")
    boolean noDemo;

    @Option(names = "--ports-from", paramLabel = "N", description = {
            "Use the ports N, N+1, … in this order: gateway, Keycloak, Kafka, PostgreSQL, alerts, incidents, postmortem, "
                    + "integration, Tenable stand-in."})
    Integer portsFrom;

    @Option(names = "--check", hidden = true, description = "Only say whether the start could succeed; for deploy/up.")
    boolean check;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    boolean help;

    Ports ports() {
        return portsFrom == null ? Ports.standard() : Ports.from(portsFrom);
    }
}
