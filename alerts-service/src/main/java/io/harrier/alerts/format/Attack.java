package io.harrier.alerts.format;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** MITRE ATT&amp;CK as products spell it, and as it is kept: techniques {@code T1059.001}, tactics {@code defense_evasion}. */
final class Attack {

    private static final Pattern TECHNIQUE = Pattern.compile("\\b[Tt]\\d{4}(?:\\.\\d{3})?\\b");
    private static final Map<String, String> TACTICS = Map.ofEntries(Map.entry("TA0043", "reconnaissance"),
            Map.entry("TA0042", "resource_development"), Map.entry("TA0001", "initial_access"),
            Map.entry("TA0002", "execution"), Map.entry("TA0003", "persistence"),
            Map.entry("TA0004", "privilege_escalation"), Map.entry("TA0005", "defense_evasion"),
            Map.entry("TA0006", "credential_access"), Map.entry("TA0007", "discovery"),
            Map.entry("TA0008", "lateral_movement"), Map.entry("TA0009", "collection"),
            Map.entry("TA0011", "command_and_control"), Map.entry("TA0010", "exfiltration"), Map.entry("TA0040", "impact"));
    private static final Set<String> NAMES = Set.copyOf(TACTICS.values());

    private Attack() {
    }

    /** Adds the techniques that a text names, of either case. */
    static void techniques(String text, Collection<String> into) {
        if (text == null || text.length() < 5) {
            return;
        }
        var matcher = TECHNIQUE.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group().toUpperCase(Locale.ROOT));
        }
    }

    /** {@code TA0005}, {@code Defense Evasion}, {@code defense-evasion} and {@code DefenseEvasion} are one. */
    static String tactic(String text) {
        String byId = TACTICS.get(text.toUpperCase(Locale.ROOT));
        if (byId != null) {
            return byId;
        }
        var name = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean hump = Character.isUpperCase(letter) && index > 0 && Character.isLowerCase(text.charAt(index - 1));
            if (hump) {
                name.append('_');
            }
            name.append(letter == ' ' || letter == '-' ? '_' : Character.toLowerCase(letter));
        }
        return name.toString();
    }

    static boolean isTactic(String name) {
        return NAMES.contains(name);
    }
}
