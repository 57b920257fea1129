package dev.rollcall.jamf;

import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;

/**
 * Where the lists of one server are. The one of computers has had four versions; older servers have not the newer ones,
 * and newer servers will drop the older ones. Which one is there is found out once and remembered.
 */
final class JamfLists {
    private static final String VERSION = "computers-inventory";

    private final SourceContext context;

    JamfLists(SourceContext context) {
        this.context = context;
    }

    JamfList list(JamfInventory inventory) throws SourceException, InterruptedException {
        return inventory == JamfInventory.COMPUTERS ? computers() : JamfList.mobileDevices();
    }

    /**
     * The failure, in terms of what an admin can do about it. A list that is not there any more is looked for anew next
     * time: the server may have been updated, or put back.
     */
    SourceException told(JamfInventory inventory, SourceException failure) {
        if (failure.kind() == SourceException.Kind.PERMISSION) {
            return new SourceException(
                    failure.kind(),
                    "The credentials lack the privilege \"" + inventory.privilege() + "\".",
                    "Grant it in Jamf Pro to the API client's role, under Settings > System > API roles and clients, or to the"
                            + " account.",
                    failure);
        }
        if (failure.kind() == SourceException.Kind.NOT_FOUND) {
            context.remember(VERSION, "");
            return notThere(inventory);
        }
        return failure;
    }

    private JamfList computers() throws SourceException, InterruptedException {
        var known = context.recall(VERSION).filter(JamfApi.VERSIONS::contains);
        return JamfList.computers(known.isPresent() ? known.get() : newestVersion());
    }

    /** Goes down from the newest where there is none at an address, and nowhere else: a refusal is no absence. */
    private String newestVersion() throws SourceException, InterruptedException {
        for (var version : JamfApi.VERSIONS) {
            try {
                context.http().send(JamfList.computers(version).probe());
                context.remember(VERSION, version);
                return version;
            } catch (SourceException e) {
                if (e.kind() != SourceException.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        throw notThere(JamfInventory.COMPUTERS);
    }

    private static SourceException notThere(JamfInventory inventory) {
        return new SourceException(
                SourceException.Kind.SETTINGS,
                "The server has no list of " + inventory.partition().id().replace('-', ' ')
                        + " where Jamf Pro keeps it.",
                "Check the server address, with its port and path if it is a server of your own, and whether the"
                        + " server's version is still supported by Jamf.");
    }
}
