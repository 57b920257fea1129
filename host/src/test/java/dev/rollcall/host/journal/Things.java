package dev.rollcall.host.journal;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Guardrail.Counted;
import dev.rollcall.host.reconcile.Guardrail.Kind;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the journal's tests keep. */
final class Things {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00.123456Z");
    static final SpecKey<Long> BATTERIES = SpecKey.number("acme.batteries", "acme.batteries", "");
    static final SpecKey<Boolean> SHINY = SpecKey.flag("acme.shiny", "acme.shiny");
    static final Holder.Person ANN = new Holder.Person("7", "Ann");
    static final AssetStatus ALLOCATED = new AssetStatus("1", "Allocated", StatusRole.ALLOCATED, true);
    static final AssetStatus TRANSFERRED = new AssetStatus("2", "Transferred", StatusRole.TRANSFERRED, false);

    private Things() {}

    static Specs specs() {
        return Specs.of(Map.of(StandardSpecs.OS_VERSION, "15.1", BATTERIES, "2", SHINY, "yes"));
    }

    static Asset asset(Holder holder) {
        return new Asset(
                "5",
                "A-5 \"Böb's\"",
                "c02 x",
                ALLOCATED,
                holder,
                Map.of("kandji", "k1"),
                Optional.of("Deployment 9"),
                specs(),
                Specs.of(Map.of(StandardSpecs.MODEL, "MacBook Air")));
    }

    static AssetEdit edit() {
        return AssetEdit.NOTHING
                .withStatus(TRANSFERRED)
                .withHolder(Holder.NOBODY)
                .withLink("kandji", "")
                .withSpecs(Map.of(BATTERIES, "3"))
                .withModel(Map.of(StandardSpecs.MODEL, "MacBook Pro"))
                .withSerial("C02X");
    }

    static Observed device() {
        return new Observed(
                "k1",
                "C02X",
                "devices",
                new Enrolment(Enrolment.State.LOCKED, "lost mode"),
                AssignedUser.as(AssignedUser.Evidence.PRIMARY)
                        .email("ann@example.com")
                        .username("ann")
                        .displayName("Ann")
                        .archived(true)
                        .build(),
                NOW,
                null,
                Ownership.COMPANY,
                specs());
    }

    static RunRecord run(String id, Purpose purpose, Instant began) {
        return new RunRecord(
                id,
                "c1",
                "Acme Iru",
                purpose,
                RunState.RUNNING,
                "test",
                "host",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                began,
                Optional.empty(),
                RunReport.EMPTY);
    }

    static ChangeRecord change(String runId, ChangeState state) {
        return new ChangeRecord(
                0,
                runId,
                "c1",
                "asset 5",
                "5",
                "A-5",
                "C02X",
                "k1",
                ChangeKind.END,
                "R30",
                "It is gone.",
                state,
                "",
                "Acme Iru",
                "end 2",
                List.of(
                        new Counted(Kind.CLEARS_AND_ENDS, "asset 5", null),
                        new Counted(Kind.ONE_PERSON, "asset 5", "7")),
                asset(ANN),
                edit(),
                device(),
                List.of("It sends a mail.", "It frees a seat."),
                NOW,
                NOW,
                Optional.empty(),
                null,
                null);
    }

    static Sighting sighting(String sourceId, @Nullable String serial, @Nullable String assetId, Missing missing) {
        return new Sighting(
                "c1",
                sourceId,
                serial,
                "devices",
                assetId,
                true,
                Said.SOMEBODY,
                NOW.minusSeconds(60),
                NOW,
                null,
                missing,
                Set.of(StandardSpecs.OS_VERSION, BATTERIES));
    }
}
