package io.harrier.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Which service owns a path: the table {@code routes.yaml} of harrier-contracts, first match wins. */
final class Routes {

    /** How a route's path is meant. */
    enum Match {
        regex {
            @Override
            Pattern pattern(String path) {
                return Pattern.compile(path);
            }
        },
        /** The path itself and what lies below it. */
        prefix {
            @Override
            Pattern pattern(String path) {
                return Pattern.compile(Pattern.quote(path) + "(/.*)?");
            }
        };

        abstract Pattern pattern(String path);
    }

    record Route(Match match, String path, String service) {
    }

    record Table(List<Route> routes) {
    }

    private record Rule(Pattern pattern, String service) {
    }

    private final List<Rule> rules;

    Routes(List<Route> routes) {
        rules = routes.stream().map(route -> new Rule(route.match().pattern(route.path()), route.service())).toList();
    }

    /** The suite's own table. */
    static Routes published() {
        try (InputStream yaml = Routes.class.getResourceAsStream("/routes.yaml")) {
            return new Routes(new ObjectMapper(new YAMLFactory()).readValue(yaml, Table.class).routes());
        } catch (IOException e) {
            throw new UncheckedIOException("routes.yaml is not readable", e);
        }
    }

    Optional<String> service(String path) {
        return rules.stream().filter(rule -> rule.pattern().matcher(path).matches()).map(Rule::service).findFirst();
    }
}
