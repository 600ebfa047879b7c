package io.harrier.incidents.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The words people put on incidents to find them again, in one spelling: lower case, hyphens for spaces, sorted, each once. */
public final class Tags {

    public static final int MOST = 50;
    public static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N}._:+-]{0,49}";
    public static final String SAID = "Letters, digits, '.', '_', ':', '+' and '-', at most 50";

    private Tags() {
    }

    /** As it is kept: {@code #Pay Roll} is {@code pay-roll}. */
    public static String normal(String tag) {
        return tag == null
                ? ""
                : Normalizer.normalize(tag, Normalizer.Form.NFKC).strip().replaceFirst("^#+", "").toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", "-");
    }

    static List<String> normal(List<String> tags) {
        return tags == null ? List.of() : tags.stream().map(Tags::normal).distinct().sorted().toList();
    }
}
