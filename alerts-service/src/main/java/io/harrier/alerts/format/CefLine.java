package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.alerts.format.Unreadable.Reason;

/**
 * One line of CEF, taken apart. In the header {@code |} and {@code \} are escaped, in the extension {@code =}, {@code \} and line
 * breaks. A value goes on until the next key, so it may hold spaces; what looks like a key but has other signs is part of a value.
 *
 * @param syslog what stands before {@code CEF:}, empty for none
 * @param body from {@code CEF:} on
 * @param header vendor, product, version, event class, name, severity
 */
record CefLine(String syslog, String body, List<String> header, Map<String, String> extension) {

    static final String START = "CEF:";
    private static final List<String> FIELDS = List.of("cefVersion", "deviceVendor", "deviceProduct", "deviceVersion",
            "deviceEventClassId", "name", "severity");

    /** @param where how the line is spoken of where something is wrong with it, empty where it is the only one */
    static CefLine of(String line, String where) {
        int start = line.indexOf(START);
        if (start < 0) {
            throw new Unreadable(Reason.MALFORMED, "/cefVersion", where + "Not CEF: there is no 'CEF:'");
        }
        String body = line.substring(start).stripTrailing();
        var header = new ArrayList<String>(FIELDS.size());
        int at = START.length();
        while (header.size() < FIELDS.size()) {
            int end = pipe(body, at);
            // The severity's pipe may be missing where there is no extension.
            if (end < 0 && (header.size() < FIELDS.size() - 1 || at > body.length())) {
                throw new Unreadable(Reason.MALFORMED, "/" + FIELDS.get(Math.min(header.size() + 1, FIELDS.size() - 1)),
                        where + "Missing: a CEF header has seven fields, each but the last ended by |");
            }
            header.add(unescape(body.substring(at, end < 0 ? body.length() : end)).strip());
            at = end < 0 ? body.length() : end + 1;
        }
        return new CefLine(line.substring(0, start).strip(), body, header.subList(1, header.size()),
                extension(body.substring(Math.min(at, body.length()))));
    }

    /** As JSON, for who names its parts: the header's by their names, the others in {@code extension}. */
    ObjectNode fields() {
        var fields = JsonNodeFactory.instance.objectNode();
        for (int index = 0; index < header.size(); index++) {
            fields.put(FIELDS.get(index + 1), header.get(index));
        }
        extension.forEach(fields.putObject("extension")::put);
        return fields;
    }

    private static int pipe(String text, int from) {
        for (int index = from; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign == '\\') {
                index++;
            } else if (sign == '|') {
                return index;
            }
        }
        return -1;
    }

    private static Map<String, String> extension(String text) {
        var values = new LinkedHashMap<String, String>();
        String key = null;
        int valueStart = 0;
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign == '\\') {
                index++;
                continue;
            }
            int keyStart = sign == '=' ? keyStart(text, index, valueStart) : -1;
            if (keyStart >= 0) {
                put(values, key, text, valueStart, keyStart);
                key = text.substring(keyStart, index);
                valueStart = index + 1;
            }
        }
        put(values, key, text, valueStart, text.length());
        return values;
    }

    private static void put(Map<String, String> values, String key, String text, int from, int to) {
        if (key == null) {
            return;
        }
        String value = unescape(text.substring(from, to)).strip();
        if (!value.isEmpty()) {
            values.putIfAbsent(key, value);
        }
    }

    /** Where the key before an equals sign begins; -1 if no key stands there. */
    private static int keyStart(String text, int equals, int from) {
        int start = equals;
        while (start > from && isKey(text.charAt(start - 1))) {
            start--;
        }
        boolean alone = start == from && from == 0 || start > 0 && Character.isWhitespace(text.charAt(start - 1));
        return start < equals && alone ? start : -1;
    }

    private static boolean isKey(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '.' || sign == '-' || sign == '[' || sign == ']';
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign != '\\' || index + 1 == text.length()) {
                plain.append(sign);
                continue;
            }
            char next = text.charAt(++index);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case '|', '=', '\\' -> plain.append(next);
                // Windows paths come unescaped as often as not.
                default -> plain.append(sign).append(next);
            }
        }
        return plain.toString();
    }
}
