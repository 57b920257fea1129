package dev.rollcall.host.sync;

import dev.rollcall.sandbox.day.CompanyPlatform;

/**
 * Where the rules of rollcall's rules page lead one asset, of one connection and one device, in the next full run. A
 * second, small telling of R10–R14, R20–R22, R30–R33, R40 and R50, which shares nothing with the code that is tested.
 */
final class RulesEnd {
    private final Story.Device device;
    private final boolean optIn;
    private final boolean mayEnd;
    private final boolean wasEnded;

    /**
     * @param optIn whether it is on
     * @param mayEnd whether the device was sighted since the opt-in was switched on (R33)
     * @param wasEnded whether Rollcall has ended the asset, which has stayed TRANSFERRED since (R40)
     */
    RulesEnd(Story.Device device, boolean optIn, boolean mayEnd, boolean wasEnded) {
        this.device = device;
        this.optIn = optIn;
        this.mayEnd = mayEnd;
        this.wasEnded = wasEnded;
    }

    Look of(Look now) {
        if (device.isSeen()) {
            return now.isThere() ? seen(now.os(device.os())) : created();
        }
        var isLinked = now.link().equals("old");
        if (!isLinked || !now.isAllocated() || !optIn) {
            return now;
        }
        if (device.equals(Story.Device.ELSEWHERE)) {
            return now.link("");
        }
        return mayEnd ? now.status(CompanyPlatform.TRANSFERRED).holder("").link("") : now;
    }

    private Look created() {
        return Look.allocated(device.user(), device.link()).os(device.os());
    }

    private Look seen(Look now) {
        if (now.isTransferred() && optIn && wasEnded) {
            return now.status(CompanyPlatform.ALLOCATED).link(device.link()).holder(device.user());
        }
        var linked = now.isTransferred() ? now : now.link(device.link());
        var isGuarded = !now.isAllocated() && !now.isTransferred();
        if (isGuarded) {
            return linked;
        }
        var isFree = now.holder().isEmpty();
        return isFree || optIn ? linked.holder(device.user()) : linked;
    }
}
