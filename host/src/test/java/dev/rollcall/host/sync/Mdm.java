package dev.rollcall.host.sync;

import dev.rollcall.sandbox.mdm.GoogleTenant;
import dev.rollcall.sandbox.mdm.IntuneTenant;
import dev.rollcall.sandbox.mdm.JamfTenant;
import dev.rollcall.sandbox.mdm.KandjiTenant;
import dev.rollcall.sandbox.mdm.MdmTenant;
import dev.rollcall.sandbox.mdm.TenantFleet;
import java.time.InstantSource;

/** The providers. What is told of R10 to R42 is tried with every one; what is the host's own, with the first two. */
enum Mdm {
    KANDJI {
        @Override
        MdmTenant another(InstantSource clock) {
            return KandjiTenant.start(TenantFleet.none());
        }

        @Override
        Mdm other() {
            return JAMF;
        }
    },
    JAMF {
        @Override
        MdmTenant another(InstantSource clock) {
            return JamfTenant.start(TenantFleet.none());
        }

        @Override
        Mdm other() {
            return KANDJI;
        }
    },
    INTUNE {
        @Override
        MdmTenant another(InstantSource clock) {
            return IntuneTenant.start(TenantFleet.none(), 0, clock);
        }

        @Override
        Mdm other() {
            return JAMF;
        }
    },
    GOOGLE {
        @Override
        MdmTenant another(InstantSource clock) {
            return GoogleTenant.start(TenantFleet.none(), 0, clock);
        }

        @Override
        Mdm other() {
            return INTUNE;
        }
    };

    /** The company's tenant. */
    MdmTenant of(SyncHouse house) {
        return house.tenant(this);
    }

    /** A tenant more, empty, by whose clock tokens expire. */
    abstract MdmTenant another(InstantSource clock);

    /** A provider that may have the same device. */
    abstract Mdm other();
}
