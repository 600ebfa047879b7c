package io.harrier.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration may not do, because replicas of the version before serve while it runs and go on afterwards (docs/adr/0026). Migrations
 * that have shipped are listed with their SHA-256 in {@code shipped-migrations.sha256}: those stay as they are.
 */
public final class MigrationRules {

    private static final String SHIPPED = "src/test/resources/shipped-migrations.sha256";
    /** Takes away what the version before uses: its comment names the version that stopped using it. */
    private static final String CONTRACT = "contract";
    /** Holds a lock for as long as it takes: its comment says why that is short. */
    private static final String SHORT = "short";
    private static final String NEVER = "never";

    private static final String TABLE = "^alter table (?:if exists )?(?:only )?(?<table>[\\w.]+) ";
    private static final String COLUMN = "add (?:column )?(?!constraint\\b|check\\b|foreign\\b|unique\\b|primary\\b|exclude\\b)";

    /** A statement, or one action of an {@code alter table}, that needs a word of why. */
    private record Rule(Pattern pattern, String word, String why) {

        static Rule of(String pattern, String word, String why) {
            return new Rule(Pattern.compile(pattern), word, why);
        }

        boolean refuses(String part, Set<String> created) {
            var match = pattern.matcher(part);
            return match.find() && !(pattern.pattern().contains("?<table>") && created.contains(match.group("table")));
        }

        @Override
        public String toString() {
            return why + (word.equals(NEVER) ? "" : ", or say before it why not: -- " + word + ": …");
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("^drop (?:table|function|procedure|aggregate|view|materialized view|type|domain|sequence|schema)\\b",
                    CONTRACT,
                    "replicas of before use it still"),
            Rule.of(TABLE + "drop (?:column )?(?!constraint\\b)\\w", CONTRACT, "replicas of before read and write it still"),
            Rule.of("^alter (?:table|function|view|type) .*\\brename\\b", CONTRACT, "replicas of before know the old name"),
            Rule.of(TABLE + "alter (?:column )?\\w+ (?:set data )?type\\b", CONTRACT,
                    "the table is written anew, and replicas of before have plans of the old type"),
            Rule.of(TABLE + "alter (?:column )?\\w+ set not null\\b", CONTRACT, "replicas of before leave it null"),
            Rule.of(TABLE + COLUMN + "(?!.*\\bdefault\\b)(?!.*\\bgenerated\\b)\\w+ .*\\bnot null\\b", NEVER,
                    "replicas of before don't write it: give it a default"),
            Rule.of("^revoke .* on (?:table )?(?<table>[\\w.]+) from \\$\\{(?:service|worker)\\}", CONTRACT,
                    "replicas of before need the right"),
            Rule.of("^(?:update|delete from|truncate(?: table)?|lock(?: table)?|cluster)(?: only)? (?<table>[\\w.]+)", SHORT,
                    "it holds its locks until the migration ends: fill in batches, by a job"),
            Rule.of("^(?:insert into|create table) .*\\bselect\\b.*\\bfrom\\b", SHORT,
                    "it copies a table: fill in batches, by a job"),
            Rule.of("^with\\b.*\\b(?:insert into|update|delete from)\\b", SHORT, "it writes a table: in batches, by a job"),
            Rule.of("^create (?:unique )?index (?!concurrently).* on (?:only )?(?<table>[\\w.]+)", SHORT,
                    "nobody writes meanwhile: create index concurrently, in a migration of its own"),
            Rule.of("^reindex (?!.*\\bconcurrently\\b)", SHORT, "nobody writes meanwhile: reindex concurrently"),
            Rule.of(TABLE + "add (?:constraint \\w+ )?(?:check|foreign key|unique|primary key|exclude)\\b(?!.*\\bnot valid\\b)"
                    + "(?!.*\\busing index\\b)", SHORT,
                    "it reads the whole table under its lock: not valid, or using index, and validate in a later migration"),
            Rule.of(TABLE + COLUMN + "\\w+ .*\\b(?:check|references|unique|primary key|generated)\\b", SHORT,
                    "it reads or writes the whole table under its lock"),
            Rule.of(TABLE + COLUMN + "\\w+ .*\\bdefault (?!now\\b|current_)\\w+ ?\\(", SHORT,
                    "a default that differs from row to row is written into each under the lock"),
            Rule.of("^do\\b", SHORT, "what it does can't be read here"),
            Rule.of("\\bif not exists\\b", NEVER, "it hides that another migration made the same, perhaps otherwise"));

    private static final Pattern TOKEN = Pattern
            .compile("(?s)--[^\\n]*|/\\*.*?\\*/|'[^']*'|(\\$\\w*\\$).*?\\1|;|[^;'$/\\-]+|.");
    private static final Pattern CREATED = Pattern.compile("^create (?:unlogged )?table (?:if not exists )?([\\w.]+)");
    private static final Pattern CONCURRENT = Pattern
            .compile("^(create|drop)(?: unique)? index concurrently (?:if exists )?(\\w+)");
    private static final Pattern ADDED = Pattern.compile("\\badd constraint (\\w+)");
    private static final Pattern VALIDATED = Pattern.compile("\\bvalidate constraint (\\w+)");

    /** @param text in lower case, in one line, without what stands in quotes */
    private record Statement(String comments, String text) {

        boolean says(String word) {
            return !word.equals(NEVER) && Pattern.compile("--\\s*" + word + ":\\s*\\S").matcher(comments).find();
        }

        /** The actions of an {@code alter table}, each as a statement. */
        List<String> parts() {
            Matcher table = Pattern.compile(TABLE).matcher(text);
            if (!table.find()) {
                return List.of(text);
            }
            var parts = new ArrayList<String>();
            int depth = 0;
            int from = table.end();
            for (int i = from; i <= text.length(); i++) {
                char it = i == text.length() ? ',' : text.charAt(i);
                depth += it == '(' ? 1 : it == ')' ? -1 : 0;
                if (it == ',' && (depth == 0 || i == text.length())) {
                    parts.add(table.group() + text.substring(from, i).strip());
                    from = i + 1;
                }
            }
            return parts;
        }
    }

    private MigrationRules() {
    }

    /** Checks a module: what has shipped is as it was, what has not lets replicas of before go on. */
    public static void check(Path module) {
        var shipped = shipped(module.resolve(SHIPPED));
        var found = new ArrayList<String>();
        migrations(module).forEach((name, file) -> {
            String sha256 = shipped.remove(name);
            if (sha256 == null) {
                refused(text(file)).forEach(it -> found.add(name + ": " + it));
            } else if (!sha256.equals(sha256(file))) {
                found.add(name + " has shipped: it is never changed, a new one is added");
            }
        });
        shipped.keySet().forEach(name -> found.add(name + " has shipped and is gone"));
        if (!found.isEmpty()) {
            throw new AssertionError("Migrations run while replicas of the version before serve (docs/adr/0026):\n"
                    + String.join("\n", found));
        }
    }

    /** What a migration that has not shipped does and may not. */
    static List<String> refused(String sql) {
        var statements = statements(sql);
        var created = statements.stream().map(it -> CREATED.matcher(it.text)).filter(Matcher::find).map(it -> it.group(1))
                .collect(Collectors.toSet());
        var found = new ArrayList<String>();
        for (var statement : statements) {
            for (String part : statement.parts()) {
                RULES.stream().filter(rule -> !statement.says(rule.word) && rule.refuses(part, created))
                        .forEach(rule -> found.add("\"" + part + "\": " + rule));
            }
        }
        found.addAll(concurrent(statements));
        var added = all(ADDED, statements);
        all(VALIDATED, statements).stream().filter(added::contains)
                .forEach(it -> found.add(it + " is added and validated under one lock: validate it in a later migration"));
        return found;
    }

    /** Flyway runs such a migration outside a transaction, and mixes it with nothing; one that was interrupted leaves a broken index. */
    private static List<String> concurrent(List<Statement> statements) {
        var found = new ArrayList<String>();
        var dropped = new ArrayList<String>();
        if (statements.stream().noneMatch(it -> CONCURRENT.matcher(it.text).find())) {
            return found;
        }
        for (var statement : statements) {
            var match = CONCURRENT.matcher(statement.text);
            if (!match.find()) {
                found.add("\"" + statement.text + "\": beside an index that is made concurrently nothing else is done");
            } else if (match.group(1).equals("drop")) {
                dropped.add(match.group(2));
            } else if (match.group(1).equals("create") && !dropped.contains(match.group(2))) {
                found.add(match.group(2) + ": first drop index concurrently if exists, for one that an interrupted start left");
            }
        }
        return found;
    }

    private static List<String> all(Pattern pattern, List<Statement> statements) {
        return statements.stream().flatMap(it -> pattern.matcher(it.text).results()).map(it -> it.group(1)).toList();
    }

    private static List<Statement> statements(String sql) {
        var statements = new ArrayList<Statement>();
        var comments = new StringBuilder();
        var text = new StringBuilder();
        TOKEN.matcher(sql + ";").results().map(it -> it.group()).forEach(token -> {
            if (token.startsWith("--") || token.startsWith("/*")) {
                comments.append(token).append('\n');
            } else if (token.equals(";")) {
                if (!text.toString().isBlank()) {
                    String line = text.toString().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ").strip();
                    statements.add(new Statement(comments.toString(), line));
                    comments.setLength(0);
                    text.setLength(0);
                }
            } else {
                text.append(token.startsWith("'") ? "''" : token.length() > 1 && token.startsWith("$") ? "$$" : token);
            }
        });
        return statements;
    }

    private static Map<String, Path> migrations(Path module) {
        var found = new TreeMap<String, Path>();
        try (Stream<Path> all = Files.walk(module.resolve("src/main/resources/db"))) {
            all.filter(it -> it.toString().endsWith(".sql")).forEach(it -> found.put(it.getFileName().toString(), it));
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@code sha256sum} writes it. */
    private static Map<String, String> shipped(Path list) {
        return text(list).lines().map(it -> it.split("\\s+\\*?", 2)).collect(Collectors.toMap(it -> it[1], it -> it[0]));
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
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
