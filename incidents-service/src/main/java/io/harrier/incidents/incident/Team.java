package io.harrier.incidents.incident;

/** The key of a team, as people and directories know it: {@code soc-tier2}. */
public final class Team {

    public static final String KEY = "[a-z0-9][a-z0-9._-]{0,99}";
    public static final String SAID = "Lower case letters, digits, '.', '_' and '-', at most 100";

    private Team() {
    }
}
