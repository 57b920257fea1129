package dev.rollcall.jamf;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Tries each inventory that is switched on by one record of it. */
final class JamfCheck {
    private final SourceContext context;
    private final JamfLists lists;
    private final CheckReport.Builder report = CheckReport.builder();

    JamfCheck(SourceContext context) {
        this.context = context;
        this.lists = new JamfLists(context);
    }

    /** Refused credentials are refused for both inventories, so they are reported once. */
    CheckReport run() throws SourceException, InterruptedException {
        for (var partition : JamfSpec.SPEC.partitions(context.settings())) {
            var inventory = JamfInventory.of(partition);
            try {
                attempt(inventory);
            } catch (SourceException e) {
                if (e.kind() == SourceException.Kind.AUTHENTICATION) {
                    return report.failed("Credentials", e).build();
                }
                report.failed(subject(inventory), told(inventory, e));
            }
        }
        return report.build();
    }

    private void attempt(JamfInventory inventory) throws SourceException, InterruptedException {
        var list = lists.list(inventory);
        var rest = context.http().send(list.first()).rows("/results", row -> {});
        if (rest.at("/results").isMissingNode()) {
            report.failed(
                    subject(inventory),
                    "The answer at this address is no list of devices.",
                    "Check the server address; if it is right, report this to the maker of the plugin.");
            return;
        }
        report.passed(
                subject(inventory),
                "The list of " + inventory.partition().label().toLowerCase(Locale.ROOT) + " can be read, by version "
                        + list.version() + " of the API" + count(rest) + ".");
    }

    /** A failure that the report can tell; what may pass by itself is no finding but ends the check. */
    private SourceException told(JamfInventory inventory, SourceException failure) throws SourceException {
        var kind = failure.kind().failure();
        if (kind == FailureKind.TRANSIENT || kind == FailureKind.DEFECT) {
            throw failure;
        }
        return lists.told(inventory, failure);
    }

    private static String count(JsonNode rest) {
        var total = rest.path("totalCount");
        return total.isIntegralNumber() ? "; it has " + total.asLong() + " records" : "";
    }

    private static String subject(JamfInventory inventory) {
        return inventory.partition().label() + ": privilege \"" + inventory.privilege() + "\"";
    }
}
