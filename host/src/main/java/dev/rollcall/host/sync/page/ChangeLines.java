package dev.rollcall.host.sync.page;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.sync.PlatformPages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes people's lines of the journal's changes. */
final class ChangeLines {
    private final Connections connections;
    private final PlatformPages pages;

    ChangeLines(Connections connections, PlatformPages pages) {
        this.connections = connections;
        this.pages = pages;
    }

    List<ChangeLine> of(List<ChangeRecord> changes) {
        var names = names();
        return changes.stream().map(change -> line(change, names)).toList();
    }

    /** By id, what connections are called now. */
    Map<String, String> names() {
        return connections.all().stream()
                .collect(Collectors.toMap(ConfiguredConnection::id, ConfiguredConnection::name));
    }

    private ChangeLine line(ChangeRecord change, Map<String, String> names) {
        var edit = change.edit();
        return new ChangeLine(
                change.id(),
                change.runId(),
                change.kind(),
                change.state(),
                RuleText.of(change.rule()),
                label(change),
                pages.ofAsset(change.assetId()),
                change.serial(),
                change.sourceId(),
                ChangeLine.history(change),
                edit == null ? List.of() : FieldLine.of(change.before(), edit, pages),
                change.reason(),
                change.message(),
                Optional.ofNullable(change.evidence()).map(Evidence::of).orElse(null),
                change.sideEffects(),
                Optional.ofNullable(change.decider())
                        .map(decider -> names.getOrDefault(decider, decider))
                        .orElse(null),
                change.endedAt().orElse(change.decidedAt()),
                change.actor(),
                change.revertedBy());
    }

    private static @Nullable String label(ChangeRecord change) {
        var label = change.assetLabel();
        return label == null || label.isBlank() ? change.assetId() : label;
    }
}
