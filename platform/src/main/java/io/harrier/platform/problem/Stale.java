package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 412: the client's version is not the current one. */
public class Stale extends ProblemException {

    public Stale(long currentVersion) {
        super(Kind.STALE, "The current version is " + currentVersion + ": read it, then send your change with that version",
                List.of(), Map.of("currentVersion", currentVersion));
    }
}
