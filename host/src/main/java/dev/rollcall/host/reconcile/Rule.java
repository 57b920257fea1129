package dev.rollcall.host.reconcile;

/** The rules of {@code rules.md} that decide, each with the class of this package that holds it. */
public enum Rule {
    /** Incomplete reads end nothing: {@link Extent}, asked by every class that writes. */
    R2("Incomplete reads end nothing"),
    /** {@link Serials}. */
    R3("Serials are compared normalised"),
    /** {@link ListedDevices}. */
    R4("Several records with one serial"),
    /** {@link Matcher}. */
    R5("Matching"),
    /** {@link ListedDevices}. */
    R6("Gone though listed"),
    /** {@link ObservedPeople}. */
    R7("Evidence"),
    /** {@link Reading}. */
    R8("Partitions"),
    /** {@link SpecRules}. */
    R10("Specs"),
    /** {@link AssigneeRules}. */
    R11("First write"),
    /** {@link LinkRules}. */
    R12("Link"),
    /** {@link CreationRules}. */
    R13("Unknown device"),
    /** {@link ObservedPeople}. */
    R14("Users are resolved by e-mail"),
    /** {@link Bars}; and every rule yields a change only where something differs. */
    R15("Nothing to do is nothing written"),
    /** {@link AssigneeRules}, {@link DepartureRules}, {@link RecoveryRules}. */
    R16("Only people are replaced"),
    /** {@link AssigneeRules}. */
    R20("Status guard"),
    /** {@link AssigneeRules}. */
    R21("Change"),
    /** {@link AssigneeRules}. */
    R22("Removal"),
    /** {@link AssigneeRules}: nothing there asks who wrote the holder that it finds. */
    R23("Last write wins"),
    /** {@link DepartureRules}. */
    R30("Lifecycle end"),
    /** {@link DepartureRules}. */
    R31("Any other status"),
    /** {@link DepartureRules} and {@link Confirmation}. */
    R32("Movers"),
    /** {@link DepartureRules}, which marks such ends, and {@link Guardrail}, which holds them. */
    R33("Not retroactive"),
    /** {@link Confirmation}. */
    R34("Absence is confirmed"),
    /** {@link DepartureRules}. */
    R35("Grace"),
    /** {@link RecoveryRules}. */
    R40("Recovery"),
    /** {@link DepartureRules}, {@link RecoveryRules}. */
    R41("An active order stops ends and recoveries"),
    /** {@link DepartureRules}, {@link RecoveryRules}. */
    R42("Told, not done"),
    /** {@link AssigneeRules}, {@link DepartureRules}, {@link RecoveryRules}. */
    R50("Opt-in off"),
    /** {@link DepartureRules}: an end needs a sighting since the opt-in was last switched on. */
    R51("Switching"),
    /** {@link Decider}, and {@link SpecRules} for specs. */
    R60("Several connections on one device"),
    /** {@link Guardrail}. */
    R70("Guardrails"),
    /** {@link Staleness}. */
    R71("Read again before a write"),
    /** {@link Bars}. */
    R73("Undo");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** The rule's name on the page of rules, for people. */
    public String title() {
        return title;
    }
}
