package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetOptions;
import dev.rollcall.sandbox.fleet.FleetPerson;
import dev.rollcall.sandbox.glpi.Glpi;
import dev.rollcall.sandbox.mdm.GoogleTenant;
import dev.rollcall.sandbox.mdm.IntuneTenant;
import dev.rollcall.sandbox.mdm.JamfTenant;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.mdm.TenantFleet;
import dev.rollcall.sandbox.snipeit.SnipeIt;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A company: an asset platform with its people and assets, a Kandji tenant and a Jamf Pro server with its devices, and where the
 * options say so tenants of Microsoft Intune and Google ChromeOS, all running on 127.0.0.1. Equal options make equal
 * companies. Safe for all threads.
 */
public final class Company implements AutoCloseable {
    /** The token of the user who syncs, with no more permissions than that takes. */
    public static final String SYNC_TOKEN = "sync";

    private static final Pattern PERSON = Pattern.compile("[^@0-9]*([0-9]{1,9})@.*");

    private final CompanyOptions options;
    private final FleetGenerator fleet;
    private final KandjiTenant kandji;
    private final JamfTenant jamf;
    private final @Nullable IntuneTenant intune;
    private final @Nullable GoogleTenant google;
    private final AssetBook book;
    private final Map<FleetModel, Integer> models;
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
        book = options.platform().isGlpi() ? new GlpiBook(options) : new SnipeItBook(options);
        var filling = new Filling(book, fleet, options.seed());
        models = filling.models();
        firstUser = filling.people();
        filling.assets(tenants());
        days = new Days(this, options.seed());
    }

    /** Makes a company and starts its servers. */
    public static Company open(CompanyOptions options) {
        return new Company(options);
    }

    public FleetGenerator fleet() {
        return fleet;
    }

    /** Its asset platform, whatever product it is. */
    public AssetBook book() {
        return book;
    }

    /**
     * Its Snipe-IT.
     *
     * @throws IllegalStateException if it has another platform
     */
    public SnipeIt snipeIt() {
        return snipeItBook().server();
    }

    /**
     * Its GLPI.
     *
     * @throws IllegalStateException if it has another platform
     */
    public Glpi glpi() {
        if (book instanceof GlpiBook glpi) {
            return glpi.server();
        }
        throw new IllegalStateException("The company has a " + book.product() + ". Open it with a GLPI.");
    }

    private SnipeItBook snipeItBook() {
        if (book instanceof SnipeItBook snipeIt) {
            return snipeIt;
        }
        throw new IllegalStateException("The company has a " + book.product() + ". Open it with a Snipe-IT.");
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

    /**
     * What is set up in Snipe-IT.
     *
     * @throws IllegalStateException if it has another platform
     */
    public CompanyPlatform platform() {
        return snipeItBook().platform();
    }

    /** The model in the book that is that one. */
    public int model(FleetModel model) {
        return Objects.requireNonNull(models.get(model));
    }

    /** What can happen to it. */
    public Days days() {
        return days;
    }

    /** The one living asset with that serial; empty if there is none, or more than one. */
    public Optional<BookAsset> asset(String serial) {
        var found = book.bySerial(serial);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The id in the book of the person with that e-mail, in whatever case; empty for whom it does not know. */
    public Optional<Integer> personId(String email) {
        return Optional.of(PERSON.matcher(email))
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(index -> index < fleet.options().people())
                .filter(index -> fleet.person(index).email().equalsIgnoreCase(email))
                .map(index -> firstUser + index);
    }

    /** The person behind an id in the book; empty if it is nobody's of the fleet. */
    public Optional<FleetPerson> person(int userId) {
        var index = userId - firstUser;
        return index < 0 || index >= fleet.options().people() ? Optional.empty() : Optional.of(fleet.person(index));
    }

    private TenantFleet fleet(Predicate<Placement> holds) {
        return new TenantFleet(fleet, index -> holds.test(Placement.of(fleet, options, index)));
    }

    @Override
    public void close() {
        book.close();
        tenants().forEach(MdmTenant::close);
    }
}
