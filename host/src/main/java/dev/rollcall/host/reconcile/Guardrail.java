package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Holder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * R70: before the first write, a run's changes are counted together with those of the last hours, and all of a kind are
 * held above its limit. R33: so is an end of what was sighted only before the opt-in. Which are held depends on counts
 * alone, never on an order.
 */
public final class Guardrail {
    private final GuardLimits limits;
    private final Plan plan;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<String, Set<String>> assetsOfPerson = new HashMap<>();

    private Guardrail(Plan plan, GuardLimits limits) {
        this.plan = plan;
        this.limits = limits;
    }

    /**
     * Parts a plan into what may be written and what waits for a person.
     *
     * @param plan as decided; ends that have yet to be confirmed count
     * @param recent what was applied within {@link GuardLimits#window}, and what is still held; what of the latter this
     *     plan decides anew counts once
     */
    public static Guarded guard(Plan plan, GuardLimits limits, Recent recent) {
        var guardrail = new Guardrail(plan, limits);
        guardrail.count(recent);
        return guardrail.part();
    }

    private void count(Recent recent) {
        var planned = new HashSet<Counted>();
        for (var verdict : plan.notable()) {
            verdict.changes().forEach(change -> planned.addAll(counted(verdict, change)));
        }
        var kindsOfAsset = new HashSet<String>();
        planned.forEach(counted -> kindsOfAsset.add(counted.kind + counted.subject));
        planned.forEach(this::add);
        recent.applied().forEach(this::add);
        recent.held().stream()
                .filter(held -> !kindsOfAsset.contains(held.kind + held.subject))
                .forEach(this::add);
    }

    private void add(Counted counted) {
        if (counted.kind != Kind.ONE_PERSON) {
            counts.merge(counted.kind, 1L, Long::sum);
        }
        if (counted.personId != null) {
            assetsOfPerson
                    .computeIfAbsent(counted.personId, key -> new HashSet<>())
                    .add(counted.subject);
        }
    }

    private Guarded part() {
        var passed = new ArrayList<Verdict>();
        var held = new ArrayList<Held>();
        for (var verdict : plan.notable()) {
            var passing = new ArrayList<Decision>();
            for (var decision : verdict.decisions()) {
                var hold = decision instanceof Change change ? hold(verdict, change) : null;
                if (hold == null) {
                    passing.add(decision);
                } else {
                    held.add(hold);
                }
            }
            if (!passing.isEmpty()) {
                passed.add(verdict.with(passing));
            }
        }
        return new Guarded(passed, held);
    }

    private @Nullable Held hold(Verdict verdict, Change change) {
        if (change instanceof Change.End end && end.retroactive()) {
            return new Held(
                    verdict, change, Rule.R33, "It was sighted only before the opt-in or the address was changed.");
        }
        for (var counted : counted(verdict, change)) {
            var reason = reason(verdict, counted);
            if (reason != null) {
                return new Held(verdict, change, Rule.R70, reason);
            }
        }
        return null;
    }

    private @Nullable String reason(Verdict verdict, Counted counted) {
        if (counted.kind == Kind.CLEARS_AND_ENDS && isOfEmptyList(verdict)) {
            return "The MDM's list is complete and empty.";
        }
        var limit = counted.kind == Kind.CLEARS_AND_ENDS ? limits.ends() : limits.reassignments();
        var count = counts.getOrDefault(counted.kind, 0L);
        if (counted.kind != Kind.ONE_PERSON && limit.isPassedBy(count, plan.linkedAssets())) {
            return count + " " + counted.kind.text + " are more than " + limit.over() + " and more than "
                    + limit.percent() + " % of " + plan.linkedAssets() + " linked assets.";
        }
        var ofPerson = counted.personId == null ? 0 : assetsOf(counted.personId);
        return ofPerson > limits.onePerson()
                ? ofPerson + " assets to one person are more than " + limits.onePerson() + "."
                : null;
    }

    private int assetsOf(String personId) {
        return assetsOfPerson.getOrDefault(personId, Set.of()).size();
    }

    /** The list that a gone device was in. */
    private boolean isOfEmptyList(Verdict verdict) {
        var earlier = verdict.earlier();
        return verdict.device() == null && earlier != null && plan.emptyLists().contains(earlier.partition());
    }

    /** What a change counts as: for a journal that keeps count, too. Empty if no limit concerns it. */
    public static List<Counted> counted(Verdict verdict, Change change) {
        var subject = verdict.subject();
        if (change instanceof Change.Assign assign) {
            return List.of(
                    Counted.toPerson(Kind.ONE_PERSON, subject, assign.to().id()));
        }
        if (change instanceof Change.Reassign reassign) {
            return List.of(Counted.toPerson(
                    Kind.REASSIGNMENTS_AND_RECOVERIES, subject, reassign.to().id()));
        }
        if (change instanceof Change.Recover recover) {
            return recovery(verdict, subject, recover);
        }
        if (change instanceof Change.Create create) {
            return create.assignee()
                    .map(assignee -> creation(subject, assignee))
                    .orElse(List.of());
        }
        var isCounted =
                change instanceof Change.Clear || change instanceof Change.End || change instanceof Change.ClearLink;
        return isCounted ? List.of(new Counted(Kind.CLEARS_AND_ENDS, subject, null)) : List.of();
    }

    private static List<Counted> recovery(Verdict verdict, String subject, Change.Recover recover) {
        var after = recover.holder().orElse(null);
        if (after instanceof Holder.Person person) {
            return List.of(Counted.toPerson(Kind.REASSIGNMENTS_AND_RECOVERIES, subject, person.id()));
        }
        var recovery = new Counted(Kind.REASSIGNMENTS_AND_RECOVERIES, subject, null);
        return after == null || verdict.asset() == null
                ? List.of(recovery)
                : List.of(recovery, new Counted(Kind.CLEARS_AND_ENDS, subject, null));
    }

    private static List<Counted> creation(String subject, Change.Assignee assignee) {
        var person =
                assignee instanceof Change.Assignee.Known known ? known.person().id() : assignee.toString();
        return List.of(Counted.toPerson(Kind.ONE_PERSON, subject, person));
    }

    /** The kinds that have a limit. */
    public enum Kind {
        CLEARS_AND_ENDS("clears and ends"),
        REASSIGNMENTS_AND_RECOVERIES("reassignments and recoveries"),
        /** First writes and creations with an assignee: they count for that person alone. */
        ONE_PERSON("first writes");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * One change, as it is counted.
     *
     * @param subject {@link Verdict#subject}
     * @param personId who gets the asset; null if nobody does
     */
    public record Counted(
            Kind kind, String subject, @Nullable String personId) {
        static Counted toPerson(Kind kind, String subject, String personId) {
            return new Counted(kind, subject, personId);
        }
    }

    /**
     * What counts beside the plan.
     *
     * @param applied within the window
     * @param held by earlier runs and still waiting, however old
     */
    public record Recent(List<Counted> applied, List<Counted> held) {
        public static final Recent NOTHING = new Recent(List.of(), List.of());

        public Recent {
            applied = List.copyOf(applied);
            held = List.copyOf(held);
        }
    }

    /**
     * A plan that was guarded.
     *
     * @param passed the notable verdicts, without what is held
     * @param held what waits for a person
     */
    public record Guarded(List<Verdict> passed, List<Held> held) {
        public Guarded {
            passed = List.copyOf(passed);
            held = List.copyOf(held);
        }
    }

    /**
     * A change that waits for a person.
     *
     * @param rule R70 or R33
     * @param reason a sentence for an admin
     */
    public record Held(Verdict verdict, Change change, Rule rule, String reason) {}
}
