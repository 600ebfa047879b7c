package io.harrier.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The command: checks each file and says in plain words what it found. */
public final class Verify {

    private final LedgerAnchors anchors = new LedgerAnchors();
    private final Options options;
    private final PrintStream out;
    private final Map<String, AuditExportCheck> chains = new HashMap<>();

    private Verify(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** What {@link #main} does; answers its exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.print(Options.USAGE);
            return Report.HOLDS;
        }
        try {
            return new Verify(Options.of(arguments), out).all();
        } catch (Unusable failure) {
            err.println("verify: " + failure.getMessage());
            err.println("verify --help says how it is used");
            return Report.UNUSABLE;
        } catch (IOException | RuntimeException failure) {
            // Whatever it is that it could not do: it has found nothing.
            err.println("verify: " + failure);
            return Report.UNUSABLE;
        }
    }

    private int all() throws IOException {
        var reports = new ArrayList<Supplier<Report>>();
        for (Path file : options.files) {
            reports.add(check(file));
        }
        int worst = Report.HOLDS;
        for (int i = 0; i < reports.size(); i++) {
            var report = reports.get(i).get();
            out.print(report.text(options.files.get(i).toString()));
            int code = report.exitCode();
            worst = worst == Report.TAMPERED || code == Report.TAMPERED ? Report.TAMPERED : Math.max(worst, code);
        }
        return worst;
    }

    /** What is to be said of a file when all are read: the next may go on from it. */
    private Supplier<Report> check(Path file) throws IOException {
        try (var lines = Lines.of(file)) {
            if (!lines.next()) {
                return broken("the file is empty: not even its first line is there");
            }
            var header = lines.object();
            if (header == null || !"header".equals(Lines.text(header, "type"))) {
                return broken("its first line, which says what it is, is missing or damaged");
            }
            var keys = new TrustedKeys(options.keys, options.fingerprints);
            return switch (String.valueOf(Lines.text(header, "format"))) {
                case SignedText.AUDIT_EXPORT ->
                    audit(new AuditExportCheck(header, lines.bytes(), keys, options.checkpoints, chains),
                            Lines.text(header, "tenantId"), lines);
                case SignedText.EVIDENCE_MANIFEST -> manifest(new ManifestCheck(header, lines.bytes(), keys), lines, file);
                default -> throw new Unusable(file + " is neither an audit export nor a manifest that this version knows");
            };
        }
    }

    private Supplier<Report> audit(AuditExportCheck check, String tenant, Lines lines) throws IOException {
        while (lines.next()) {
            check.line(lines);
            if (options.files.size() > 1) {
                anchors.audited(tenant, lines.object());
            }
        }
        return check::finish;
    }

    private Supplier<Report> manifest(ManifestCheck check, Lines lines, Path file) throws IOException {
        while (lines.next()) {
            check.line(lines);
        }
        var folder = options.folder == null ? file.toAbsolutePath().getParent() : options.folder;
        var given = options.files.stream().map(it -> it.toAbsolutePath().normalize()).collect(Collectors.toSet());
        check.finish(FilesBeside.in(folder, given, check.items()));
        return () -> check.against(anchors);
    }

    private static Supplier<Report> broken(String what) {
        var report = new Report();
        report.found(Finding.Kind.TRUNCATED, what);
        return () -> report;
    }
}
