package dev.rollcall.host.platform;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.platform.PlatformChange.Assets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts into the audit trail what people set of the platform: what was before and after, and of secrets that they changed. */
final class PlatformTrail {
    private static final String ABSENT = "nothing";

    private final AuditTrail trail;

    PlatformTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * What is not among the settings.
     *
     * @param secrets by their names in the API, those that changed, and what became of them
     * @param assets what was said of the assets at another address; empty if the address is the same
     */
    record Besides(Map<String, String> secrets, Optional<Assets> assets) {
        Besides {
            secrets = new TreeMap<>(secrets);
        }
    }

    void changed(Author by, Map<String, String> before, Map<String, String> after, Besides besides) {
        var lines = new ArrayList<String>();
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (var field : fields) {
            var was = quoted(before.get(field));
            var is = quoted(after.get(field));
            if (!was.equals(is)) {
                lines.add(field + ": " + was + " → " + is);
            }
        }
        besides.secrets.forEach((field, what) -> lines.add(field + ": " + what));
        besides.assets.ifPresent(assets -> lines.add(
                assets == Assets.SAME
                        ? "The assets were said to be the same ones: what is known of them is kept."
                        : "The assets were said to be other ones: what was known of them is forgotten."));
        trail.add(by, "platform changed", String.join("\n", lines));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? ABSENT : "'" + text + "'";
    }
}
