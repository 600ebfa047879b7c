package io.harrier.alerts.processing;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jboss.logging.Logger;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.asset.AssetMatch;
import io.harrier.alerts.format.ObservableText;
import io.harrier.alerts.indicator.IndicatorMatch;
import io.harrier.alerts.priority.PriorityFactor;

/** What is known of the things that a record names, without any rule: intelligence, assets, what is open on them, people. */
final class Context {

    private static final Logger LOG = Logger.getLogger(Context.class);
    private static final int MOST_INDICATORS = 20;
    private static final int MOST_NAMES = 100;

    private Context() {
    }

    /** What it can't tell of a record is that record's: it is said, and the batch goes on. */
    static void guarded(Workpiece piece, Knowledge known) {
        try {
            of(piece, known);
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "What a record of tenant %s names can't be told", piece.tenant);
            piece.failed("What it names can't be told");
        }
    }

    private static void of(Workpiece piece, Knowledge known) {
        var tenant = known.of(piece.tenant);
        if (tenant.indicators()) {
            indicators(piece, known);
        }
        if (tenant.assets()) {
            asset(piece, known);
        }
        if (!tenant.directories().isEmpty()) {
            user(piece, known);
        }
    }

    private static void indicators(Workpiece piece, Knowledge known) {
        for (Observable observable : piece.alert().observables()) {
            for (Observable form : forms(observable)) {
                for (IndicatorMatch match : known.indicators(piece.tenant, form.type().wire, form.value())) {
                    piece.standings.merge(observable, new Standing(match.verdict(), match.tlp(), match.pap()), Standing::and);
                    piece.indicators.add(match);
                }
            }
        }
        if (!piece.indicators.isEmpty()) {
            piece.enrich("indicators",
                    piece.indicators.stream().distinct().limit(MOST_INDICATORS).map(Shown::indicator).toList());
        }
    }

    /** The observable, and what stands for it where intelligence names things otherwise: a host is a domain, a URL has one. */
    private static List<Observable> forms(Observable observable) {
        var other = switch (observable.type()) {
            case HOST -> ObservableText.of(ObservableType.DOMAIN, observable.value());
            case URL -> host(observable.value());
            case IP, DOMAIN, HASH, EMAIL -> null;
            case USER, CVE -> observable;
        };
        return switch (observable.type()) {
            case USER, CVE -> List.of();
            case HOST -> other == null ? List.of() : List.of(other);
            case IP, DOMAIN, HASH, EMAIL, URL -> other == null ? List.of(observable) : List.of(observable, other);
        };
    }

    private static Observable host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? null : ObservableText.of(ObservableType.DOMAIN, host);
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }

    private static void asset(Workpiece piece, Knowledge known) {
        var entity = piece.alert().entity();
        if (entity != null) {
            piece.asset = worthiest(piece, known, texts(entity.name(), entity.id()));
        }
        if (piece.asset == null) {
            // While nothing is known yet both are asked for, that one query may answer for both.
            piece.asset = worthiest(piece, known, names(piece));
        }
        if (piece.asset == null) {
            return;
        }
        piece.enrich("asset", Shown.asset(piece.asset));
        if (piece.asset.open() > 0) {
            piece.enrich("vulnerabilities", Shown.vulnerabilities(piece.asset, targeted(piece)));
        }
    }

    private static AssetMatch worthiest(Workpiece piece, Knowledge known, Set<String> names) {
        AssetMatch best = null;
        for (String name : names) {
            for (AssetMatch match : known.assets(piece.tenant, name)) {
                best = best == null || match.criticalityRank() > best.criticalityRank() ? match : best;
            }
            if (known.isAmbiguous(piece.tenant, name)) {
                piece.ambiguous(name);
            }
        }
        return best;
    }

    private static Set<String> names(Workpiece piece) {
        var names = new LinkedHashSet<String>();
        piece.alert().observables().stream()
                .filter(it -> it.type() == ObservableType.HOST || it.type() == ObservableType.IP)
                .map(Observable::value).limit(MOST_NAMES).forEach(names::add);
        piece.alert().affectedSystems().stream().limit(MOST_NAMES).forEach(names::add);
        return names;
    }

    /** The vulnerabilities that the record is about and that are open on the asset. */
    private static List<String> targeted(Workpiece piece) {
        return piece.alert().observables().stream().filter(it -> it.type() == ObservableType.CVE).map(Observable::value)
                .filter(piece.asset.cves()::contains).toList();
    }

    private static void user(Workpiece piece, Knowledge known) {
        known.missing(piece.tenant)
                .forEach(it -> piece.failed("The directory " + it + " is not there, or there is no room for it"));
        var names = new ArrayList<String>();
        var entity = piece.alert().entity();
        if (entity != null && entity.type() != null && isPerson(entity.type())) {
            names.addAll(texts(entity.id(), entity.name()));
        }
        piece.alert().observables().stream()
                .filter(it -> it.type() == ObservableType.USER || it.type() == ObservableType.EMAIL)
                .map(Observable::value).limit(MOST_NAMES).forEach(names::add);
        for (String name : names) {
            var user = known.user(piece.tenant, name);
            if (user != null && (piece.user == null || weight(user) > weight(piece.user))) {
                piece.user = user;
            }
        }
        if (piece.user != null) {
            piece.enrich("user", piece.user);
        }
    }

    private static boolean isPerson(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        return word.contains("user") || word.contains("account") || word.contains("mailbox");
    }

    private static Set<String> texts(String one, String other) {
        var texts = new LinkedHashSet<String>();
        for (String text : new String[]{one, other}) {
            if (text != null && !text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    static double weight(java.util.Map<String, Object> user) {
        return Boolean.TRUE.equals(user.get("privileged")) ? 1 : Boolean.TRUE.equals(user.get("vip")) ? 0.8 : 0;
    }

    /** The values of docs/enrichment.md. */
    static EnumMap<PriorityFactor, Double> values(Workpiece piece) {
        var values = new EnumMap<PriorityFactor, Double>(PriorityFactor.class);
        values.put(PriorityFactor.SEVERITY, (piece.severity().rank() - 1) / 4.0);
        var confidence = piece.alert().confidence();
        values.put(PriorityFactor.CONFIDENCE, confidence == null ? 0.4 : switch (confidence) {
            case HIGH -> 1.0;
            case MEDIUM -> 0.6;
            case LOW -> 0.2;
        });
        if (piece.asset != null) {
            values.put(PriorityFactor.ASSET_CRITICALITY, piece.asset.criticalityRank() / 4.0);
            values.put(PriorityFactor.VULNERABILITY, vulnerability(piece));
        }
        if (!piece.indicators.isEmpty()) {
            values.put(PriorityFactor.INDICATOR, piece.indicators.stream().mapToDouble(Context::weight).max().orElse(0));
        }
        if (piece.user != null) {
            values.put(PriorityFactor.USER, weight(piece.user));
        }
        return values;
    }

    private static double weight(IndicatorMatch match) {
        double verdict = switch (match.verdict()) {
            case MALICIOUS -> 1;
            case SUSPICIOUS -> 0.5;
            case UNKNOWN -> 0.25;
            case BENIGN -> 0;
        };
        return verdict * (match.confidence() == null ? 0.8 : match.confidence() / 100.0);
    }

    private static double vulnerability(Workpiece piece) {
        var asset = piece.asset;
        return asset.open() == 0 ? 0 : targeted(piece).isEmpty() ? 0.7 : 1;
    }
}
