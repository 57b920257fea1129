package dev.rollcall.sandbox.day;

import dev.rollcall.sandbox.fleet.Trap;
import dev.rollcall.sandbox.mdm.MdmDevice;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.Optional;

/**
 * A device on which all agree: it has nothing odd, is in one tenant, enrolled and assigned to a person there, and its
 * asset is Allocated, linked, without an order, and held by that person.
 *
 * @param index in the fleet
 */
record Subject(int index, MdmDevice device, BookAsset asset) {

    static Optional<Subject> of(Company company, MdmTenant tenant, int index) {
        var generated = company.fleet().device(index);
        if (!isThereOnly(company, tenant, index) || !generated.traps().isEmpty() || isEnrolledTwice(company, index)) {
            return Optional.empty();
        }
        var device = tenant.idOf(index).filter(tenant::isListed).flatMap(tenant::find);
        var asset = company.asset(generated.serial());
        if (device.isEmpty() || asset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Subject(index, device.get(), asset.get()))
                .filter(subject -> subject.isAgreed(company, tenant));
    }

    private static boolean isThereOnly(Company company, MdmTenant tenant, int index) {
        return company.tenants().stream().allMatch(any -> any.idOf(index).isPresent() == (any == tenant));
    }

    /** A record with this trap has the serial of the device before it. */
    private static boolean isEnrolledTwice(Company company, int index) {
        var next = index + 1;
        return next < company.fleet().options().devices()
                && company.fleet().device(next).has(Trap.DUPLICATE_SERIAL);
    }

    private boolean isAgreed(Company company, MdmTenant tenant) {
        return device.isEnrolled()
                && device.user().isAssigned()
                && company.personId(device.user().email()).isPresent()
                && company.personId(device.user().email()).equals(asset.assignee())
                && asset.status().equals(CompanyPlatform.ALLOCATED)
                && asset.link(tenant.provider()).equals(Optional.of(device.sourceId()))
                && asset.order().isEmpty();
    }

    String serial() {
        return device.serial();
    }
}
