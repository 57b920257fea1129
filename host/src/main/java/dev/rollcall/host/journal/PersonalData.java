package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.reconcile.Observed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a person's name and addresses out of the journal, and out of the lists of devices. The marks of ends and reverts,
 * sightings and what the guardrail counts name nobody, and stay; so do the platform's ids, by which changes and assets
 * are compared.
 */
public class PersonalData {
    /** Why the journal does not say any more whom the MDM showed. */
    private static final String REASON = "the person was erased from the journal";

    /** What is still needed as it is: intents (R72), and what waits for a person (R70). */
    private static final Set<ChangeState> EXEMPT = Set.of(ChangeState.BEGUN, ChangeState.UNFINISHED, ChangeState.HELD);

    /** Properties that are no text for people. */
    private static final Set<String> KEYS = Set.of(
            "id", "kind", "role", "serial", "sourceId", "list", "enrolment", "said", "evidence", "ownership", "links");

    private static final int AT_ONCE = 500;
    private static final int MOST_ROUNDS = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final ComparisonErasure devices;

    public PersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.devices = new ComparisonErasure(jdbc);
    }

    /**
     * What was erased.
     *
     * @param devices of connections' lists of devices
     * @param left changes that are under way or wait for a person, and name them still
     */
    public record Erased(long changes, long runs, long refusals, long devices, long left) {}

    /** Whether the journal no longer says whom the MDM showed, because they were erased. */
    public static boolean isErased(@Nullable Observed evidence) {
        return evidence != null
                && evidence.user() instanceof ObservedUser.NotReported unsaid
                && unsaid.reason().equals(REASON);
    }

    /** Gathers what the journal knows a person by; reads all of it. */
    public void recognise(Identity identity) {
        var isNew = true;
        for (var round = 0; isNew && round < MOST_ROUNDS; round++) {
            isNew = devices.recognise(identity);
            var part = changes(0);
            while (!part.isEmpty()) {
                for (var row : part) {
                    isNew |= row.teach(identity);
                }
                part = changes(part.get(part.size() - 1).id());
            }
        }
    }

    /** Erases; reads all of the journal, and writes what has to be written row by row. */
    public Erased erase(Identity identity) {
        var far = identity.redaction();
        var close = identity.closeRedaction();
        long changed = 0;
        long left = 0;
        var part = changes(0);
        while (!part.isEmpty()) {
            for (var row : part) {
                var next = row.without(identity, row.isAbout(identity) ? close : far);
                if (next.equals(row)) {
                    continue;
                }
                if (EXEMPT.contains(row.state()) || !update(next)) {
                    left++;
                } else {
                    changed++;
                }
            }
            part = changes(part.get(part.size() - 1).id());
        }
        return new Erased(changed, runs(far), refusals(far), devices.erase(identity), left);
    }

    private List<Row> changes(long after) {
        return jdbc.sql("select id, kind, state, asset_label, reason, message, wish, before_asset, edit, evidence,"
                        + " side_effects, actor from asset_change where id > :after order by id"
                        + " fetch next :limit rows only")
                .param("after", after)
                .param("limit", AT_ONCE)
                .query(PersonalData::row)
                .list();
    }

    /** Unless it has become an intent, or is held, meanwhile. */
    private boolean update(Row row) {
        return jdbc.sql("update asset_change set asset_label = :label, reason = :reason, message = :message,"
                                + " wish = :wish, before_asset = :before, edit = :edit, evidence = :evidence,"
                                + " side_effects = :effects, actor = :actor where id = :id and state = :state")
                        .param("label", row.label())
                        .param("reason", row.reason())
                        .param("message", row.message())
                        .param("wish", row.wish())
                        .param("before", row.before())
                        .param("edit", row.edit())
                        .param("evidence", row.evidence())
                        .param("effects", row.sideEffects())
                        .param("actor", row.actor())
                        .param("id", row.id())
                        .param("state", row.state().name())
                        .update()
                > 0;
    }

    private record RunRow(String id, String initiator, String report) {}

    private long runs(Redaction redaction) {
        long changed = 0;
        var rows = runsAfter("");
        while (!rows.isEmpty()) {
            for (var row : rows) {
                var next = new RunRow(row.id(), redaction.of(row.initiator()), redacted(row.report(), redaction));
                if (!next.equals(row)) {
                    changed += jdbc.sql("update run set initiator = :initiator, report = :report where id = :id")
                            .param("initiator", next.initiator())
                            .param("report", next.report())
                            .param("id", next.id())
                            .update();
                }
            }
            rows = runsAfter(rows.get(rows.size() - 1).id());
        }
        actions(redaction);
        return changed;
    }

    private void actions(Redaction redaction) {
        for (var actor : jdbc.sql("select distinct actor from run_action")
                .query(String.class)
                .list()) {
            var next = redaction.of(actor);
            if (!next.equals(actor)) {
                jdbc.sql("update run_action set actor = :next where actor = :actor")
                        .param("next", next)
                        .param("actor", actor)
                        .update();
            }
        }
    }

    private List<RunRow> runsAfter(String id) {
        return jdbc.sql("select id, initiator, report from run where id > :id and ended_at is not null order by id"
                        + " fetch next :limit rows only")
                .param("id", id)
                .param("limit", AT_ONCE)
                .query((row, number) ->
                        new RunRow(row.getString("id"), row.getString("initiator"), row.getString("report")))
                .list();
    }

    private record RefusalRow(String subject, long fingerprint, String message) {}

    private long refusals(Redaction redaction) {
        long changed = 0;
        var rows = jdbc.sql("select subject, fingerprint, message from refusal")
                .query((row, number) ->
                        new RefusalRow(row.getString("subject"), row.getLong("fingerprint"), row.getString("message")))
                .list();
        for (var row : rows) {
            var message = redaction.of(row.message());
            if (!message.equals(row.message())) {
                changed += jdbc.sql("update refusal set message = :message where subject = :subject"
                                + " and fingerprint = :fingerprint")
                        .param("message", message)
                        .param("subject", row.subject())
                        .param("fingerprint", row.fingerprint())
                        .update();
            }
        }
        return changed;
    }

    /** The texts of a change. */
    private record Row(
            long id,
            ChangeKind kind,
            ChangeState state,
            @Nullable String label,
            String reason,
            String message,
            String wish,
            @Nullable String before,
            @Nullable String edit,
            @Nullable String evidence,
            String sideEffects,
            @Nullable String actor) {

        boolean teach(Identity identity) {
            var seen = observed();
            return seen != null
                    && seen.user() instanceof AssignedUser user
                    && identity.is(user)
                    && identity.learn(kind, wanted(), user);
        }

        boolean isAbout(Identity identity) {
            var seen = observed();
            return (seen != null && identity.is(seen.user())) || identity.holds(asset(), wanted());
        }

        Row without(Identity identity, Redaction redaction) {
            var asset = asset();
            var wanted = wanted();
            return new Row(
                    id,
                    kind,
                    state,
                    orNull(label, redaction),
                    redaction.of(reason),
                    redaction.of(message),
                    redaction.of(wish),
                    holder(before, asset != null && identity.is(asset.holder()), redaction),
                    holder(
                            edit,
                            wanted != null
                                    && wanted.holder().filter(identity::is).isPresent(),
                            redaction),
                    evidence(identity, redaction),
                    redaction.of(sideEffects),
                    orNull(actor, redaction));
        }

        private @Nullable String evidence(Identity identity, Redaction redaction) {
            var seen = observed();
            if (seen == null || evidence == null) {
                return evidence;
            }
            var rest = redacted(evidence, redaction);
            if (!identity.is(seen.user())) {
                return rest;
            }
            var json = (ObjectNode) JSON.readTree(rest);
            json.putObject("user").put("said", "nothing").put("reason", REASON);
            return json.toString();
        }

        private @Nullable Observed observed() {
            return evidence == null ? null : RecordText.device(evidence);
        }

        private @Nullable Asset asset() {
            return before == null ? null : RecordText.asset(before);
        }

        private @Nullable AssetEdit wanted() {
            return edit == null ? null : RecordText.edit(edit);
        }

        private static @Nullable String holder(@Nullable String text, boolean isTheirs, Redaction redaction) {
            if (text == null) {
                return null;
            }
            var rest = redacted(text, redaction);
            if (!isTheirs) {
                return rest;
            }
            var json = (ObjectNode) JSON.readTree(rest);
            ((ObjectNode) json.path("holder")).put("name", Redaction.ERASED);
            return json.toString();
        }

        private static @Nullable String orNull(@Nullable String text, Redaction redaction) {
            return text == null ? null : redaction.of(text);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                ChangeKind.valueOf(row.getString("kind")),
                ChangeState.valueOf(row.getString("state")),
                row.getString("asset_label"),
                row.getString("reason"),
                row.getString("message"),
                row.getString("wish"),
                row.getString("before_asset"),
                row.getString("edit"),
                row.getString("evidence"),
                row.getString("side_effects"),
                row.getString("actor"));
    }

    /** Every text for people in a JSON; the same text where there is nothing to erase. */
    private static String redacted(String json, Redaction redaction) {
        var tree = JSON.readTree(json);
        return redact(tree, redaction) ? tree.toString() : json;
    }

    private static boolean redact(JsonNode node, Redaction redaction) {
        var changes = new ArrayList<Runnable>();
        var isChanged = false;
        if (node instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                if (KEYS.contains(entry.getKey())) {
                    continue;
                }
                isChanged |= redact(entry.getValue(), redaction);
                changed(entry.getValue(), redaction)
                        .ifPresent(text -> changes.add(() -> object.put(entry.getKey(), text)));
            }
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var item = Objects.requireNonNull(array.get(i));
                var index = i;
                isChanged |= redact(item, redaction);
                changed(item, redaction).ifPresent(text -> changes.add(() -> array.set(index, text)));
            }
        }
        changes.forEach(Runnable::run);
        return isChanged || !changes.isEmpty();
    }

    private static Optional<String> changed(JsonNode node, Redaction redaction) {
        if (!node.isString()) {
            return Optional.empty();
        }
        return Optional.of(redaction.of(node.stringValue())).filter(text -> !text.equals(node.stringValue()));
    }
}
