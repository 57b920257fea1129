package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are the same as long as what they are made of is: for R15 ("until the asset, the device or the user
 * changes") and R73 ("until the device's user, enrolment or id changes"). The same in every process, so that they can
 * be stored. Nothing that changes by itself, such as a last contact, is in them.
 */
public final class Fingerprint {
    /** {@link #ofDevice} of a device that is not there. */
    public static final long ABSENT = 0;

    private Fingerprint() {}

    /** R73: of the device's id, user and enrolment; {@link #ABSENT} where it is not listed or not enrolled (R6). */
    public static long ofDevice(@Nullable Observed device) {
        if (device == null || !device.isEnrolled()) {
            return ABSENT;
        }
        return hash(hash(hash(1, device.sourceId()), device.enrolment().state().name()), user(device.user()));
    }

    /** R15: of a change, the asset and the device that it was decided on. */
    public static long of(Change change, @Nullable Observed device, @Nullable Asset asset) {
        var sum = hash(2, wish(change));
        if (device != null) {
            sum = hash(sum, String.valueOf(device.serial())) + device.specs().digest();
        }
        sum = hash(sum, Long.toString(ofDevice(device)));
        return asset == null ? sum : hash(sum, state(asset));
    }

    /** What a change wants, as a text: the same for the same wish, whatever rule and reason led to it. */
    public static String wish(Change change) {
        return change.match(new ChangeText());
    }

    private static String state(Asset asset) {
        return asset.serial() + "\n" + asset.status().id() + "\n" + holder(asset.holder()) + "\n"
                + sorted(asset.links()) + "\n" + asset.order() + "\n"
                + asset.specs().digest() + "\n" + asset.model().digest();
    }

    static String sorted(Map<String, String> links) {
        return new TreeMap<>(links).toString();
    }

    static String holder(Holder holder) {
        return holder.match(
                person -> "person " + person.id(),
                location -> "location " + location.id(),
                asset -> "asset " + asset.id(),
                nobody -> "nobody");
    }

    private static String user(ObservedUser user) {
        return user.match(Fingerprint::user, nobody -> "nobody", unsaid -> "unsaid");
    }

    private static String user(AssignedUser user) {
        return "user " + user.email().orElse("") + "\n" + user.username().orElse("") + "\n" + user.isArchived();
    }

    static long hash(long seed, String text) {
        var hash = seed * 0x9E3779B97F4A7C15L + text.length();
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }
}
