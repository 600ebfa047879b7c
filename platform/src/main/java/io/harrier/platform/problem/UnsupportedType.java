package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 415: not a media type that is taken here. */
public class UnsupportedType extends ProblemException {

    public UnsupportedType(String detail) {
        super(Kind.UNSUPPORTED_MEDIA_TYPE, detail, List.of(), Map.of());
    }
}
