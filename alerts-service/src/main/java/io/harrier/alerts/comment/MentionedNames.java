package io.harrier.alerts.comment;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.harrier.platform.problem.RuleBroken;

/** The names after an @ in a text: usernames as Keycloak has them, mail addresses too; not the @ within an address. */
final class MentionedNames {

    private static final int MOST = 20;
    private static final Pattern NAME = Pattern
            .compile("(?<![\\w@.+-])@(\\w[\\w.+-]{0,254}(?:@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})?)");

    private MentionedNames() {
    }

    /** In lower case, each once, in their order. */
    static List<String> in(String text) {
        var names = NAME.matcher(text).results().map(MentionedNames::name).distinct().toList();
        if (names.size() > MOST) {
            throw new RuleBroken("/text", "At most " + MOST + " people are mentioned at once");
        }
        return names;
    }

    /** A sentence may end with a name. */
    private static String name(MatchResult found) {
        return found.group(1).replaceFirst("[.+-]+$", "").toLowerCase(Locale.ROOT);
    }
}
