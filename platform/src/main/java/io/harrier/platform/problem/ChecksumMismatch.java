package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 460, as the tus protocol has it: the piece that came is not the one that was sent. */
public class ChecksumMismatch extends ProblemException {

    public ChecksumMismatch(String detail) {
        super(Kind.CHECKSUM_MISMATCH, detail, List.of(), Map.of());
    }
}
