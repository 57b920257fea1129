package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.reconcile.Guardrail.Held;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a device stands beside its asset, for people: what a run's verdict says of it, put in one word with the rule that
 * makes it so.
 *
 * @param sourceId the MDM's id of the device
 * @param list the MDM's list that it was in; empty where that is not known
 * @param state where it stands
 * @param rule the rule that says so
 * @param reason a sentence for an admin
 * @param device as the MDM shows it; null if it is not listed
 * @param asset as the platform shows it; null if it has none
 */
public record Comparison(
        String sourceId,
        String list,
        State state,
        Rule rule,
        String reason,
        @Nullable Observed device,
        @Nullable Asset asset) {

    /** Where a device stands beside its asset. */
    public enum State {
        /** Nothing is to be written to the assignee or the status. */
        IN_STEP,
        /** Something differs; it is still to be written, or a rule keeps it. */
        DIFFERS,
        /** A change waits for a person (R70). */
        HELD,
        /** R42: told, not done. */
        TOLD,
        /** The platform has no asset for it (R13). */
        ONLY_IN_MDM,
        /** Its serial is unusable, superseded, or several could be meant (R3, R4, R5). */
        UNMATCHED,
        /** It is gone, and its asset is not ended: that waits, or a rule keeps it. */
        GONE,
        /** It is gone here, and another connection sees it (R32). */
        ELSEWHERE,
        /** It is gone, and Rollcall ended its asset (R30). */
        ENDED
    }

    /** What a verdict comes to. */
    private record Finding(State state, Rule rule, String reason) {
        static final Finding IN_STEP = new Finding(State.IN_STEP, Rule.R15, Remark.NoChange.AGREED.reason());

        static Finding of(State state, Decision decision) {
            return new Finding(state, decision.rule(), decision.reason());
        }
    }

    /**
     * What a verdict shows of its device; empty where it shows nothing that was not known: the list was not read to its
     * end, or the record speaks of no device of its own (R6 without an asset, R5 without a device).
     *
     * @param held the change of it that waits for a person; null if none does
     */
    public static Optional<Comparison> of(Verdict verdict, @Nullable Held held) {
        var finding = finding(verdict, held);
        return finding == null
                ? Optional.empty()
                : Optional.of(new Comparison(
                        verdict.sourceId(),
                        list(verdict),
                        finding.state,
                        finding.rule,
                        finding.reason,
                        verdict.device(),
                        verdict.asset()));
    }

    /** What is shown once a change has made both sides agree. */
    public static Comparison settled(Observed device, Asset after) {
        return of(device.sourceId(), device, after, Finding.IN_STEP);
    }

    /** What is shown once a person took a change back (R73). */
    public static Comparison reverted(String sourceId, @Nullable Observed device, Asset after, String reason) {
        var isSeen = device != null && device.isEnrolled();
        return of(sourceId, device, after, new Finding(isSeen ? State.DIFFERS : State.GONE, Rule.R73, reason));
    }

    /** What is shown once the asset of a device that is gone was ended. */
    public static Comparison ended(String sourceId, @Nullable Observed device, Asset after, String reason) {
        return of(sourceId, device, after, new Finding(State.ENDED, Rule.R30, reason));
    }

    /** What is shown once the link of a device that moved was cleared. */
    public static Comparison moved(String sourceId, @Nullable Observed device, Asset after, String reason) {
        return of(sourceId, device, after, new Finding(State.ELSEWHERE, Rule.R32, reason));
    }

    private static Comparison of(String sourceId, @Nullable Observed device, Asset asset, Finding finding) {
        var list = device == null ? "" : device.partition();
        return new Comparison(sourceId, list, finding.state, finding.rule, finding.reason, device, asset);
    }

    /** What the MDM says of its user; null where it does not list the device as enrolled (R6). */
    public @Nullable Said said() {
        return said(device);
    }

    /** What a device is listed by: its name, its serial where it has none, else the MDM's id. */
    public static String listedBy(@Nullable String name, @Nullable String serial, String sourceId) {
        if (name != null && !name.isBlank()) {
            return name;
        }
        return serial != null && !serial.isBlank() ? serial : sourceId;
    }

    /** Whom the MDM says; empty where it does not list the device as enrolled (R6). */
    public Optional<AssignedUser> user() {
        return device != null && device.isEnrolled() && device.user() instanceof AssignedUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** The model by name, else by its identifier; empty if neither is known. */
    public Optional<String> model() {
        return Optional.ofNullable(device).flatMap(Comparison::model);
    }

    private static @Nullable Said said(@Nullable Observed device) {
        return device != null && device.isEnrolled() ? Decider.said(device.user(), null) : null;
    }

    /**
     * A number that is the same as long as all that is shown is; 0 where nothing is shown. The same in every process,
     * and made without an object, for a run has a hundred thousand of them.
     */
    public static long digest(Verdict verdict, @Nullable Held held) {
        var finding = finding(verdict, held);
        return finding == null ? 0 : digest(finding, list(verdict), verdict.device(), verdict.asset());
    }

    /** As {@link #digest(Verdict, Held)}, of what is shown here. */
    public long digest() {
        return digest(new Finding(state, rule, reason), list, device, asset);
    }

    private static long digest(Finding finding, String list, @Nullable Observed device, @Nullable Asset asset) {
        var sum = Fingerprint.hash(3, finding.state.name());
        sum = Fingerprint.hash(sum, finding.rule.name());
        sum = Fingerprint.hash(sum, finding.reason);
        sum = Fingerprint.hash(sum, list);
        if (device != null) {
            sum = hash(sum, device);
        }
        if (asset != null) {
            sum = hash(sum, asset);
        }
        return sum == 0 ? 1 : sum;
    }

    private static long hash(long seed, Observed device) {
        var sum = Fingerprint.hash(seed, text(device.name()));
        sum = Fingerprint.hash(sum, text(device.serial()));
        sum = Fingerprint.hash(sum, model(device).orElse(""));
        sum = Fingerprint.hash(sum, String.valueOf(said(device)));
        if (device.user() instanceof AssignedUser user) {
            sum = Fingerprint.hash(sum, user.email().or(user::username).orElse(""));
            sum = Fingerprint.hash(sum, user.displayName().orElse(""));
        }
        return sum;
    }

    private static long hash(long seed, Asset asset) {
        var sum = Fingerprint.hash(seed, asset.id());
        sum = Fingerprint.hash(sum, asset.label());
        sum = Fingerprint.hash(sum, asset.status().name());
        sum = Fingerprint.hash(sum, Fingerprint.holder(asset.holder()));
        return Fingerprint.hash(sum, asset.holder().toString());
    }

    private static Optional<String> model(Observed device) {
        return device.specs().text(StandardSpecs.MODEL).or(() -> device.specs().text(StandardSpecs.MODEL_IDENTIFIER));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String list(Verdict verdict) {
        var device = verdict.device();
        var earlier = verdict.earlier();
        return device != null ? device.partition() : earlier != null ? earlier.partition() : "";
    }

    private static @Nullable Finding finding(Verdict verdict, @Nullable Held held) {
        var device = verdict.device();
        var isSeen = device != null && device.isEnrolled();
        if (!isSeen && verdict.asset() == null) {
            return null;
        }
        if (held != null) {
            var why = held.change().reason() + " " + held.reason();
            return new Finding(State.HELD, held.rule(), why);
        }
        if (!isSeen) {
            return departed(verdict.decisions().get(0));
        }
        return verdict.asset() == null ? alone(verdict) : together(verdict);
    }

    private static Finding alone(Verdict verdict) {
        var decisions = verdict.decisions();
        var last = decisions.get(decisions.size() - 1);
        return switch (last.rule()) {
            case R3, R4, R5 -> Finding.of(State.UNMATCHED, last);
            default -> Finding.of(State.ONLY_IN_MDM, last);
        };
    }

    /** The last that is more than specs and links: what is said of the assignee comes last. */
    private static Finding together(Verdict verdict) {
        var finding = Finding.IN_STEP;
        for (var decision : verdict.decisions()) {
            if (decision.rule() == Rule.R42 && decision instanceof Remark) {
                return Finding.of(State.TOLD, decision);
            }
            if (differs(decision)) {
                finding = Finding.of(State.DIFFERS, decision);
            }
        }
        return finding;
    }

    private static boolean differs(Decision decision) {
        if (decision instanceof Remark) {
            return !(decision instanceof Remark.NoChange);
        }
        return decision instanceof Change.Assign
                || decision instanceof Change.Reassign
                || decision instanceof Change.Clear
                || decision instanceof Change.Recover;
    }

    private static @Nullable Finding departed(Decision decision) {
        if (decision instanceof Remark.NoChange) {
            return switch (decision.rule()) {
                case R30 -> Finding.of(State.ENDED, decision);
                case R32 -> Finding.of(State.ELSEWHERE, decision);
                default -> null;
            };
        }
        if (decision instanceof Remark.Report) {
            return decision.rule() == Rule.R42 ? Finding.of(State.TOLD, decision) : null;
        }
        return Finding.of(State.GONE, decision);
    }
}
