package io.harrier.incidents.timeline;

import java.util.stream.Collectors;

/** Texts in CommonMark that show as what they are: nothing in them makes a heading, a link, an image, a list or HTML. */
final class MarkdownText {

    private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|&~:@=$^";

    private MarkdownText() {
    }

    /** As part of a line. */
    static String inline(String text) {
        return escaped(text.strip().replaceAll("\\R", " "));
    }

    /** As a quotation, line by line. */
    static String quoted(String text) {
        return text.strip().lines().map(line -> ("> " + escaped(line.strip())).stripTrailing())
                .collect(Collectors.joining("  \n"));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isInvisible(point)) {
                escaped.append(' ');
                return;
            }
            if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }

    /** Also what turns the direction of writing, which could show a text as another. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
