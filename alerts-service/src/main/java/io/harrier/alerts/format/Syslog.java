package io.harrier.alerts.format;

/** Host and time of a syslog header: RFC 5424 has a version and one word of time, RFC 3164 month, day and clock. */
final class Syslog {

    private Syslog() {
    }

    static String time(String header) {
        String[] words = words(header);
        if (isModern(words)) {
            return word(words, 1);
        }
        return isMonth(words) && words.length > 2
                ? words[0] + " " + words[1] + " " + words[2]
                : words[0].length() > 18 && Character.isDigit(words[0].charAt(0)) ? words[0] : null;
    }

    static String host(String header) {
        String[] words = words(header);
        return word(words, isModern(words) ? 2 : isMonth(words) ? 3 : 1);
    }

    private static String[] words(String header) {
        int end = header.startsWith("<") ? header.indexOf('>') : -1;
        return header.substring(end + 1).strip().split(" +");
    }

    /** {@code 1 2026-05-09T18:32:50Z host app …} */
    private static boolean isModern(String[] words) {
        return words.length > 2 && words[0].length() <= 2 && Character.isDigit(words[0].charAt(0));
    }

    private static boolean isMonth(String[] words) {
        return words[0].length() == 3 && Character.isLetter(words[0].charAt(0));
    }

    /** Absent, or a dash for nothing. */
    private static String word(String[] words, int index) {
        return words.length <= index || words[index].isEmpty() || words[index].equals("-") ? null : words[index];
    }
}
