package io.harrier.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses the operators that PostgreSQL does not take for leakproof: under row-level security they keep a query off its index. They belong
 * into {@code security definer} functions that have the tenant written inside.
 */
public final class SqlRules {

    /** Text (LIKE, ~), trigrams (%, <->), full text (@@), JSON, arrays and ranges (@>, <@, &&, ?|, ?&). */
    private static final Pattern REFUSED = Pattern.compile(
            """
                (?i)\\bi?like\\b|\\bsimilar\\s+to\\b|~|@@|@>|<@|&&|<->|<?<%|%>>?|(?<=\\s)%(?=\\s)|\\?\\||\\?&|\\b(word_)?similarity\\s*\\("""
                    .strip());
    /** Text that is SQL or HQL, whole or in part. */
    private static final Pattern QUERY = Pattern.compile("""
        (?i)\\b(select|insert into|update|delete from|from|where|and|or|order by|exists|any|in)\\b|[:?$]\\w""".strip());
    /** What makes a source one that holds queries. */
    private static final Pattern HOLDS_QUERIES = Pattern.compile(
            "sqlclient|NativeQuery|createQuery|PanacheRepositoryBase|paging\\.Conditions");
    private static final Pattern SKIPPED = Pattern.compile("(?s)//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\"(.*?)(?<!\\\\)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");
    private static final Pattern TOKEN = Pattern.compile(SKIPPED.pattern() + "|" + LITERAL.pattern());
    private static final Pattern SQL_TEXT = Pattern.compile("'[^']*'");
    private static final Pattern FUNCTION = Pattern
            .compile("(?is)create\\s+(?:or\\s+replace\\s+)?function\\s(.*?)\\sas\\s+\\$\\$(.*?)\\$\\$");

    private SqlRules() {
    }

    /** Checks a module: the queries in its sources and the functions of its migrations. */
    public static void check(Path module) {
        var found = new ArrayList<String>();
        files(module.resolve("src/main/java"), ".java")
                .forEach(file -> refusedInSource(text(file)).forEach(it -> found.add(file.getFileName() + ": " + it)));
        files(module.resolve("src/main/resources/db"), ".sql")
                .forEach(file -> refusedInMigration(text(file)).forEach(it -> found.add(file.getFileName() + ": " + it)));
        if (!found.isEmpty()) {
            throw new AssertionError("Not leakproof, so without an index under row-level security; search in a security definer"
                    + " function (docs/adr/0001):\n" + String.join("\n", found));
        }
    }

    /** The queries in a source that hold a refused operator. */
    static List<String> refusedInSource(String java) {
        if (!HOLDS_QUERIES.matcher(java).find()) {
            return List.of();
        }
        return TOKEN.matcher(java).results().map(SqlRules::literal)
                .filter(text -> QUERY.matcher(text).find() && REFUSED.matcher(text).find()).toList();
    }

    /** The names of the functions that run as their caller and hold a refused operator. */
    static List<String> refusedInMigration(String sql) {
        return FUNCTION.matcher(sql).results()
                .filter(it -> !it.group(1).toLowerCase(java.util.Locale.ROOT).contains("security definer"))
                .filter(it -> REFUSED.matcher(SQL_TEXT.matcher(it.group(2)).replaceAll("''")).find())
                .map(it -> it.group(1).strip().split("\\s", 2)[0]).toList();
    }

    /** The text of a literal; empty for a comment or a character. */
    private static String literal(MatchResult token) {
        return token.group(1) != null ? token.group(1) : token.group(2) != null ? token.group(2) : "";
    }

    private static List<Path> files(Path root, String ending) {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
