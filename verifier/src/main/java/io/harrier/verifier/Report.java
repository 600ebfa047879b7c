package io.harrier.verifier;

import java.util.ArrayList;
import java.util.List;

/** What checking one file found: what is wrong, what could not be checked, and what was. */
final class Report {

    static final int HOLDS = 0;
    static final int TAMPERED = 1;
    static final int UNUSABLE = 2;
    static final int NOT_PROVEN = 3;

    /** More are counted, not kept: a file may be wrong from its first line to its millionth. */
    private static final int MOST_KEPT = 50;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notProven = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private long found;

    void found(Finding.Kind kind, String what) {
        found++;
        if (findings.size() < MOST_KEPT) {
            findings.add(new Finding(kind, what));
        }
    }

    /** Nothing speaks against it, and nothing proves it. */
    void notProven(String what) {
        if (notProven.size() < MOST_KEPT) {
            notProven.add(what);
        }
    }

    void fact(String what) {
        facts.add(what);
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> notProven() {
        return notProven;
    }

    int exitCode() {
        return found > 0 ? TAMPERED : notProven.isEmpty() ? HOLDS : NOT_PROVEN;
    }

    String text(String file) {
        var text = new StringBuilder(file).append(": ").append(switch (exitCode()) {
            case HOLDS -> "HOLDS";
            case TAMPERED -> "DOES NOT HOLD";
            default -> "NOT PROVEN";
        }).append('\n');
        facts.forEach(it -> text.append("  ").append(it).append('\n'));
        findings.forEach(it -> text.append("  ").append(it).append('\n'));
        if (found > findings.size()) {
            text.append("  … and ").append(found - findings.size()).append(" more\n");
        }
        notProven.forEach(it -> text.append("  not proven: ").append(it).append('\n'));
        return text.toString();
    }
}
