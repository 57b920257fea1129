package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A policy as JSON: in the REST API, in the state, and, field by field, in {@code rollcall.yaml}. */
public final class PolicyText {
    private static final String FIELD = "policy";
    private static final int MANY = 1_000_000;
    private static final int MOST_RUNS = 1_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private PolicyText() {}

    /** As it is stored and shown. */
    public static ObjectNode json(Policy policy) {
        var json = MAPPER.createObjectNode()
                .put("allowAssigneeUpdates", policy.allowAssigneeUpdates())
                .put("clearWhenUnassigned", policy.clearWhenUnassigned())
                .put("unknownDevices", policy.unknownDevices().name())
                .put("createUsers", policy.createUsers())
                .put("includePersonal", policy.includePersonal())
                .put("recoverUnlinked", policy.recoverUnlinked())
                .put("updateModel", policy.updateModel())
                .put("goneAfterRuns", policy.goneAfterRuns());
        var ignored = json.putArray("ignoredAccounts");
        policy.ignoredAccounts().stream().sorted().forEach(ignored::add);
        var limits = policy.guardrail();
        var guardrail = json.putObject("guardrail");
        put(guardrail.putObject("ends"), limits.ends());
        put(guardrail.putObject("reassignments"), limits.reassignments());
        guardrail
                .put("onePerson", limits.onePerson())
                .put("window", limits.window().toString());
        return json;
    }

    /**
     * Reads one; fields that are missing are taken from another policy.
     *
     * @throws InvalidConnectionException naming each field that is wrong or does not exist, as
     *     {@code policy.goneAfterRuns}, and each contradiction
     */
    public static Policy parse(JsonNode entered, Policy missing) throws InvalidConnectionException {
        var problems = new ArrayList<ConnectionProblem>();
        var policy = read(entered, missing, problems);
        if (problems.isEmpty()) {
            problems.addAll(contradictions(policy));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConnectionException(problems);
        }
        return policy;
    }

    /** As {@link #parse(JsonNode, Policy)}; missing fields are those of a new connection. */
    public static Policy parse(String json) throws InvalidConnectionException {
        try {
            return parse(MAPPER.readTree(json), Policy.DEFAULT);
        } catch (JacksonException e) {
            // Not as the cause: it quotes what was entered.
            throw new InvalidConnectionException(
                    List.of(new ConnectionProblem(FIELD, "The policy is no JSON.", "Enter an object of fields.")));
        }
    }

    /**
     * What can't be meant. What only rests while the opt-in is off ({@code recoverUnlinked}, {@code goneAfterRuns}) is
     * no contradiction: switching the opt-in off is never refused.
     */
    static List<ConnectionProblem> contradictions(Policy policy) {
        var problems = new ArrayList<ConnectionProblem>();
        if (policy.unknownDevices() != Policy.UnknownDevices.CREATE) {
            var cure = "Set unknownDevices to CREATE, or this to false.";
            if (policy.createUsers()) {
                problems.add(new ConnectionProblem(
                        "policy.createUsers", "Users are made for created assets only, and none are created.", cure));
            }
            if (policy.includePersonal()) {
                problems.add(new ConnectionProblem(
                        "policy.includePersonal",
                        "It says which assets are created for personal devices, and none are created.",
                        cure));
            }
        }
        return problems;
    }

    private static Policy read(JsonNode entered, Policy missing, List<ConnectionProblem> problems) {
        var fields = new FieldReader(entered, FIELD, problems);
        var policy = new Policy(
                fields.flag("allowAssigneeUpdates", missing.allowAssigneeUpdates()),
                fields.flag("clearWhenUnassigned", missing.clearWhenUnassigned()),
                fields.choice("unknownDevices", missing.unknownDevices()),
                fields.flag("createUsers", missing.createUsers()),
                fields.flag("includePersonal", missing.includePersonal()),
                fields.flag("recoverUnlinked", missing.recoverUnlinked()),
                fields.flag("updateModel", missing.updateModel()),
                fields.number("goneAfterRuns", missing.goneAfterRuns(), 1, MOST_RUNS),
                fields.texts("ignoredAccounts", missing.ignoredAccounts()),
                guardrail(fields.object("guardrail"), missing.guardrail()));
        fields.refuseOthers();
        return policy;
    }

    private static GuardLimits guardrail(FieldReader fields, GuardLimits missing) {
        var limits = new GuardLimits(
                limit(fields.object("ends"), missing.ends()),
                limit(fields.object("reassignments"), missing.reassignments()),
                fields.number("onePerson", missing.onePerson(), 0, MANY),
                fields.duration("window", missing.window(), LONGEST_WINDOW));
        fields.refuseOthers();
        return limits;
    }

    private static GuardLimits.Limit limit(FieldReader fields, GuardLimits.Limit missing) {
        var limit = new GuardLimits.Limit(
                fields.number("over", missing.over(), 0, MANY), fields.number("percent", missing.percent(), 0, 100));
        fields.refuseOthers();
        return limit;
    }

    private static void put(ObjectNode json, GuardLimits.Limit limit) {
        json.put("over", limit.over()).put("percent", limit.percent());
    }

    /** What was stored, which was valid then. */
    static Policy stored(String json) {
        var problems = new ArrayList<ConnectionProblem>();
        return read(Objects.requireNonNull(MAPPER.readTree(json)), Policy.DEFAULT, problems);
    }
}
