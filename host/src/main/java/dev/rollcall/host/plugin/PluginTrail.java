package dev.rollcall.host.plugin;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts into the audit trail what people do to plugins: which file there was before, and which there is after. */
final class PluginTrail {
    private final AuditTrail trail;

    PluginTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void uploaded(Author by, Optional<InstalledPlugin> before, InstalledPlugin after) {
        if (before.isEmpty()) {
            trail.add(by, "plugin installed", text(after, described(after)));
            return;
        }
        var lines = new ArrayList<String>();
        difference(
                lines, "version", before.get().facts().version(), after.facts().version());
        difference(lines, "SHA-256", before.get().sha256(), after.sha256());
        difference(lines, "signed by", signer(before.get()), signer(after));
        trail.add(by, "plugin replaced", text(after, lines));
    }

    void switched(Author by, InstalledPlugin after) {
        trail.add(by, after.isEnabled() ? "plugin enabled" : "plugin disabled", text(after, described(after)));
    }

    /**
     * A plugin that is removed.
     *
     * @param before empty if it could not be used
     * @param connections that rest without it, by name
     */
    void removed(Author by, String id, Optional<InstalledPlugin> before, List<String> connections) {
        var lines = new ArrayList<String>();
        before.ifPresent(plugin -> lines.addAll(described(plugin)));
        if (!connections.isEmpty()) {
            lines.add("Connections that rest without it: " + String.join(", ", connections));
        }
        var all = new ArrayList<>(List.of("Plugin '" + id + "'"));
        all.addAll(lines);
        trail.add(by, "plugin removed", String.join("\n", all));
    }

    private static String text(InstalledPlugin plugin, List<String> lines) {
        var all = new ArrayList<>(List.of("Plugin '" + plugin.facts().id() + "' of the provider '" + plugin.provider()
                + "'" + (plugin.isEnabled() ? "" : ", disabled")));
        all.addAll(lines);
        return String.join("\n", all);
    }

    private static List<String> described(InstalledPlugin plugin) {
        var lines = new ArrayList<String>();
        lines.add("version: " + plugin.facts().version());
        lines.add("SHA-256: " + plugin.sha256());
        plugin.facts().signer().ifPresent(signer -> lines.add("signed by: " + signer));
        return lines;
    }

    private static void difference(List<String> lines, String name, String before, String after) {
        lines.add(name + ": " + before + (before.equals(after) ? "" : " → " + after));
    }

    private static String signer(InstalledPlugin plugin) {
        return plugin.facts().signer().orElse("not asked for");
    }
}
