package io.harrier.incidents.evidence;

import java.util.regex.Pattern;

import io.harrier.platform.problem.NoSuchRange;

/** Part of a file, as a {@code Range} header asks for it (RFC 9110). */
record ByteRange(long from, long length, long size) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** All of it where no range is asked for, or several, or one in a unit that is not bytes. */
    static ByteRange of(String header, long size) {
        var asked = header == null ? null : ONE.matcher(header.replace(" ", ""));
        if (asked == null || !asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new ByteRange(0, size, size);
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(asked.group(2)));
            return satisfiable(new ByteRange(size - last, last, size));
        }
        long from = Long.parseLong(asked.group(1));
        long to = asked.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        return satisfiable(new ByteRange(from, to - from + 1, size));
    }

    private static ByteRange satisfiable(ByteRange range) {
        if (range.length <= 0 || range.from >= range.size) {
            throw new NoSuchRange("The file has " + range.size + " bytes", range.size);
        }
        return range;
    }

    boolean isWhole() {
        return length == size;
    }

    /** As {@code Content-Range} says it. */
    String text() {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
