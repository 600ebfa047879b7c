package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 416: nothing is there of what was asked for. */
public class NoSuchRange extends ProblemException {

    private final long size;

    /** @param size of what a part was asked of, in bytes */
    public NoSuchRange(String detail, long size) {
        super(Kind.RANGE_NOT_SATISFIABLE, detail, List.of(), Map.of());
        this.size = size;
    }

    long size() {
        return size;
    }
}
