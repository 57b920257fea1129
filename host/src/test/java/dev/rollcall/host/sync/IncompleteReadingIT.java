package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.PlatformSurvey;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.ConnectionException;
import dev.rollcall.host.connection.NewConnection;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R2: what was not read to its end. */
class IncompleteReadingIT extends Housed {
    private static final String POLICY =
            "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\", \"recoverUnlinked\": true}";

    private static final int SMALL_PAGE = 6;

    /** How many a page of the provider's list has. */
    private static int pageOf(Mdm mdm) {
        return switch (mdm) {
            case KANDJI -> 300;
            case JAMF -> SMALL_PAGE;
            case INTUNE -> 1_000;
            case GOOGLE -> 200;
        };
    }

    private int ann;
    private int bob;
    private int changed;
    private int cleared;
    private int bySerial;
    private int unlinked;
    private int transferred;
    private int gone;
    private String goneId = "";

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    /** Something of everything on the first of two pages. */
    private ConfiguredConnection everything(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = connected(tenant);
        gone = settled(tenant, "C02GONE", "ann");
        goneId = house.link(gone, tenant).orElseThrow();
        changed = settled(tenant, "C02XX1", "ann");
        cleared = settled(tenant, "C02XX2", "ann");
        house.sync(connection);
        bySerial = house.asset("C02XX3", CompanyPlatform.ALLOCATED, draft -> {});
        unlinked = house.asset("C02XX4", CompanyPlatform.ALLOCATED, draft -> draft.heldBy(bob));
        transferred = house.asset("C02XX5", CompanyPlatform.TRANSFERRED, draft -> {});
        for (var serial : new String[] {"C02XX3", "C02XX4", "C02XX5", "C02NEW"}) {
            house.device(tenant, serial, "bob");
        }
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.osVersion("C02XX1", "27.0");
        tenant.unassign("C02XX2");
        tenant.vanish("C02GONE");
        while (tenant.size() <= pageOf(mdm)) {
            tenant.add(draft -> draft.serial("BYSTANDER").enrolled(Instant.EPOCH));
        }
        return connection;
    }

    /** With a page as small as the provider allows. */
    private ConfiguredConnection connected(MdmTenant tenant) {
        var settings = new HashMap<>(tenant.settings());
        if (tenant.provider().equals("jamf")) {
            settings.put("pageSize", String.valueOf(SMALL_PAGE));
        }
        try {
            return house.connections.create(NewConnection.of(tenant.provider(), tenant.provider(), settings)
                    .with(SyncHouse.policy(POLICY)));
        } catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Specs and, by link, a person; nothing else. */
    private void assertOnlyWhatR2Allows(RunRecord run, MdmTenant tenant) {
        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(house.holder(changed)).contains(bob);
        assertThat(spec(changed, CompanyPlatform.OS_VERSION)).isEqualTo("27.0");
        assertThat(house.holder(cleared)).contains(ann);
        assertThat(story(run, cleared)).containsExactly("R2 SKIP NOTED");
        assertThat(house.holder(bySerial)).isEmpty();
        assertThat(house.link(bySerial, tenant)).isEmpty();
        assertThat(spec(bySerial, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(house.link(unlinked, tenant)).isEmpty();
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.book().bySerial("C02NEW")).isEmpty();
        assertUntouched(gone, CompanyPlatform.ALLOCATED, ann, tenant, goneId);
    }

    @EachMdm
    @DisplayName("R2 the MDM fails at the second page: no end, clearing, creation, link or recovery; then all of it")
    void failsAtSecondPage(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = everything(mdm);
        tenant.faults().failAtPage(1);

        assertOnlyWhatR2Allows(house.sync(connection), tenant);

        tenant.faults().none();
        house.sync(connection);
        assertThat(house.holder(cleared)).isEmpty();
        assertThat(house.holder(bySerial)).contains(bob);
        assertThat(house.link(unlinked, tenant)).isPresent();
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertEnded(gone, tenant);
    }

    @EachMdm
    @DisplayName("R2 the MDM refuses the credentials in mid-list")
    void refusedInMidList(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = everything(mdm);
        tenant.faults().beforePage(1, () -> tenant.faults().credentialsRefused(true));

        assertOnlyWhatR2Allows(house.sync(connection), tenant);
    }

    @EachMdm
    @DisplayName("R2 the MDM fails at the first page: nothing is written at all")
    void failsAtFirstPage(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = everything(mdm);
        var sent = writes();
        tenant.faults().failAtPage(0);

        var run = house.sync(connection);

        assertThat(run.state()).isIn(RunState.INCOMPLETE, RunState.FAILED);
        assertThat(run.complete()).isFalse();
        assertThat(writes()).isEqualTo(sent);
    }

    @EachMdm
    @DisplayName("R2 the platform's list was not read to its end: what is missing there is no unknown device")
    void platformDrifts(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = everything(mdm);
        var assets = house.book().count();
        var real = house.platform;
        house.platform = incomplete(real);

        var run = house.sync(connection);

        house.platform = real;
        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.report().platformComplete()).isFalse();
        assertThat(house.holder(changed)).contains(bob);
        assertThat(house.holder(cleared)).contains(ann);
        assertThat(house.holder(bySerial)).isEmpty();
        assertThat(house.link(bySerial, tenant)).isEmpty();
        assertThat(house.status(transferred)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertUntouched(gone, CompanyPlatform.ALLOCATED, ann, tenant, goneId);
        assertThat(house.book().count()).isEqualTo(assets);
        assertThat(spec(changed, CompanyPlatform.OS_VERSION)).isEqualTo("27.0");
    }

    @EachMdm
    @DisplayName("R2 the platform can't be read: the run fails, nothing is written, and the next one does it all")
    void platformAway(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = everything(mdm);
        var sent = writes();
        house.book().unavailable(true);

        var run = house.sync(connection);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(writes()).isEqualTo(sent);
        house.book().unavailable(false);
        house.sync(connection);
        assertEnded(gone, tenant);
    }

    /** The platform, whose list of assets moved while it was read: the reading is not complete. */
    private static AssetPlatform incomplete(AssetPlatform real) {
        return (AssetPlatform) Proxy.newProxyInstance(
                AssetPlatform.class.getClassLoader(),
                new Class<?>[] {AssetPlatform.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        return answer instanceof PlatformSurvey survey ? incomplete(survey) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static PlatformSurvey incomplete(PlatformSurvey survey) {
        var reading = survey.reading();
        return new PlatformSurvey(
                new PlatformReading(reading.assets(), false, reading.people(), reading.statuses()), survey.remarks());
    }
}
