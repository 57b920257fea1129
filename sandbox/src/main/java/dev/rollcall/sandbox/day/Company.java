package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetOptions;
import dev.rollcall.sandbox.fleet.FleetPerson;
import dev.rollcall.sandbox.mdm.GoogleTenant;
import dev.rollcall.sandbox.mdm.IntuneTenant;
import dev.rollcall.sandbox.mdm.JamfTenant;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.mdm.TenantFleet;
import dev.rollcall.sandbox.snipeit.AssetState;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A company: a Snipe-IT with its people and assets, a Kandji tenant and a Jamf Pro server with its devices, and where the
 * options say so tenants of Microsoft Intune and Google ChromeOS, all running on 127.0.0.1. Equal options make equal
 * companies. Safe for all threads.
 */
public final class Company implements AutoCloseable {
    /** The token of the user who syncs, with no more permissions than that takes. */
    public static final String SYNC_TOKEN = "sync";

    /** What the company has raised the limit to, with {@code API_THROTTLE_PER_MINUTE}. */
    private static final int REQUESTS_PER_MINUTE = 1_000_000;

    private static final Pattern PERSON = Pattern.compile("[^@0-9]*([0-9]{1,9})@.*");

    private final CompanyOptions options;
    private final FleetGenerator fleet;
    private final CompanyPlatform platform;
    private final KandjiTenant kandji;
    private final JamfTenant jamf;
    private final @Nullable IntuneTenant intune;
    private final @Nullable GoogleTenant google;
    private final SnipeIt snipeIt;
    private final int firstUser;
    private final Days days;

    private Company(CompanyOptions options) {
        this.options = options;
        var now = options.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var content = FleetOptions.of(options.devices()).now(now);
        fleet = new FleetGenerator(options.seed(), options.hasTraps() ? content : content.withoutTraps());
        kandji =
                KandjiTenant.start(fleet(Placement::isInKandji), options.ports().kandji());
        jamf = JamfTenant.start(fleet(Placement::isInJamf), options.ports().jamf(), options.clock());
        intune = options.hasAllMdms()
                ? IntuneTenant.start(
                        fleet(Placement::isInIntune), options.ports().intune(), options.clock())
                : null;
        google = options.hasAllMdms()
                ? GoogleTenant.start(
                        fleet(Placement::isInGoogle), options.ports().google(), options.clock())
                : null;
        var world = SnipeItWorld.fresh(options.version(), options.clock());
        world.settings().throttlePerMinute(REQUESTS_PER_MINUTE).autoIncrement(true);
        world.token(SYNC_TOKEN, world.user("rollcall", draft -> draft.name("Rollcall", "Sync")
                .permissions(SnipeItWorld.SYNC_PERMISSIONS)));
        platform = CompanyPlatform.in(world);
        var filling = new Filling(world, fleet, platform, options.seed());
        firstUser = filling.people();
        filling.assets(tenants());
        snipeIt = SnipeIt.start(world, options.ports().snipeIt());
        days = new Days(this, options.seed());
    }

    /** Makes a company and starts its servers. */
    public static Company open(CompanyOptions options) {
        return new Company(options);
    }

    public FleetGenerator fleet() {
        return fleet;
    }

    public SnipeIt snipeIt() {
        return snipeIt;
    }

    public KandjiTenant kandji() {
        return kandji;
    }

    public JamfTenant jamf() {
        return jamf;
    }

    /**
     * Its Microsoft Intune.
     *
     * @throws IllegalStateException if the options gave it none
     */
    public IntuneTenant intune() {
        return present(intune);
    }

    /**
     * Its Google ChromeOS.
     *
     * @throws IllegalStateException if the options gave it none
     */
    public GoogleTenant google() {
        return present(google);
    }

    private static <T> T present(@Nullable T tenant) {
        if (tenant == null) {
            throw new IllegalStateException("The company has Kandji and Jamf Pro only. Open it with all MDMs.");
        }
        return tenant;
    }

    /** All its MDMs, in the order in which a person would connect them. */
    public List<MdmTenant> tenants() {
        return Stream.of(kandji, jamf, intune, google)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** What is set up in Snipe-IT. */
    public CompanyPlatform platform() {
        return platform;
    }

    /** What can happen to it. */
    public Days days() {
        return days;
    }

    /** The one living asset with that serial; empty if there is none, or more than one. */
    public Optional<AssetState> asset(String serial) {
        var found = snipeIt.assetsBySerial(serial).stream()
                .filter(asset -> !asset.isDeleted())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The link on an asset; empty if there is none. */
    public Optional<String> link(AssetState asset, MdmTenant tenant) {
        return value(asset, tenant.linkField());
    }

    /** What a custom field of an asset holds, by the field's name. */
    public Optional<String> value(AssetState asset, String field) {
        return Optional.ofNullable(asset.custom().get(column(field)));
    }

    /** The column of a custom field, by the field's name. */
    public String column(String field) {
        var column = new String[1];
        snipeIt.edit(world -> column[0] = world.column(platform.field(field)));
        return column[0];
    }

    /** The name of an asset's status label. */
    public String status(AssetState asset) {
        return platform.labels().entrySet().stream()
                .filter(label -> label.getValue() == asset.statusId())
                .map(label -> label.getKey())
                .findFirst()
                .orElse("");
    }

    /** The id in Snipe-IT of the person with that e-mail, in whatever case; empty for whom it does not know. */
    public Optional<Integer> personId(String email) {
        return Optional.of(PERSON.matcher(email))
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(index -> index < fleet.options().people())
                .filter(index -> fleet.person(index).email().equalsIgnoreCase(email))
                .map(index -> firstUser + index);
    }

    /** The person behind an id in Snipe-IT; empty if it is nobody's of the fleet. */
    public Optional<FleetPerson> person(int userId) {
        var index = userId - firstUser;
        return index < 0 || index >= fleet.options().people() ? Optional.empty() : Optional.of(fleet.person(index));
    }

    private TenantFleet fleet(Predicate<Placement> holds) {
        return new TenantFleet(fleet, index -> holds.test(Placement.of(fleet, options, index)));
    }

    @Override
    public void close() {
        snipeIt.close();
        tenants().forEach(MdmTenant::close);
    }
}
