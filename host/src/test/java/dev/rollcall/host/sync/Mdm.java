package dev.rollcall.host.sync;

import dev.rollcall.sandbox.mdm.JamfTenant;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.mdm.TenantFleet;

/** The providers that every rule is tried with. */
enum Mdm {
    KANDJI {
        @Override
        MdmTenant of(SyncHouse house) {
            return house.company.kandji();
        }

        @Override
        MdmTenant another() {
            return KandjiTenant.start(TenantFleet.none());
        }

        @Override
        Mdm other() {
            return JAMF;
        }
    },
    JAMF {
        @Override
        MdmTenant of(SyncHouse house) {
            return house.company.jamf();
        }

        @Override
        MdmTenant another() {
            return JamfTenant.start(TenantFleet.none());
        }

        @Override
        Mdm other() {
            return KANDJI;
        }
    };

    /** The company's tenant. */
    abstract MdmTenant of(SyncHouse house);

    /** A tenant more, empty. */
    abstract MdmTenant another();

    abstract Mdm other();
}
