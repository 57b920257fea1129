package dev.rollcall.testkit;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of a check. */
interface CheckFacts {

    @Test
    @DisplayName("A check passes where all is well")
    default void checkPassesWhereAllIsWell(Bench bench) throws InterruptedException {
        bench.fill(3);
        var report = PluginCall.mustSucceed("check", bench::check);
        for (var item : failed(report)) {
            throw new ContractBreach(
                    "The source's check failed on a healthy MDM: " + item.subject() + ": " + item.message(),
                    "Look at what the simulator answered to it.");
        }
    }

    @Test
    @DisplayName("A check asks for little, however large the tenant is")
    default void checkAsksLittle(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill();
        PluginCall.mustSucceed("check", bench::check);
        for (var partition : bench.partitions()) {
            var pages = bench.pagesAsked(partition);
            if (pages >= bench.lastPage()) {
                throw new ContractBreach(
                        "The source's check read the list '" + partition + "' to its end, " + pages + " pages.",
                        "Try each permission by the cheapest request: one row will do.");
            }
        }
    }

    @Test
    @DisplayName("A check reports a refused credential")
    default void checkReportsARefusedCredential(Bench bench) throws InterruptedException {
        bench.fill(3);
        bench.simulator().onRequest(RequestMatch.of(Asked.Kind.TOKEN)).reply(401);
        bench.simulator().onRequest(RequestMatch.reads()).reply(401);
        mustName(report(bench, "the credential was refused"), "the credential was refused");
    }

    @Test
    @DisplayName("A check names the list for which a permission is missing")
    default void checkNamesTheMissingPermission(Bench bench) throws InterruptedException {
        bench.fill(3);
        for (var partition : bench.partitions()) {
            bench.simulator().reset();
            bench.simulator().forbid(partition);
            var when = "the permission to read '" + partition + "' was missing";
            var failed = mustName(report(bench, when), when);
            if (bench.partitions().size() > 1 && failed.stream().noneMatch(item -> names(item, partition))) {
                throw new ContractBreach(
                        "The source's check does not name what is missing when " + when + ": "
                                + failed.get(0).subject() + ": " + failed.get(0).message(),
                        "Report each list by itself, with its label '" + partition.label() + "' in the subject.");
            }
        }
    }

    @Test
    @DisplayName("A check does not pass where the MDM fails")
    default void checkDoesNotPassWhereTheMdmFails(Bench bench) throws InterruptedException {
        bench.fill(3);
        bench.simulator().onRequest(RequestMatch.reads()).reply(500);
        try {
            if (bench.check().passed()) {
                throw new ContractBreach(
                        "The source's check passed when the MDM answered every request with 500.",
                        "Let the SourceException pass, or report it as failed.");
            }
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.DEFECT) {
                throw new ContractBreach(
                        "The source's check failed with an error of its own when the MDM failed: " + e.getMessage(),
                        "Let the host's SourceException pass.",
                        e);
            }
        }
    }

    private static CheckReport report(Bench bench, String when) throws InterruptedException {
        try {
            return bench.check();
        } catch (SourceException e) {
            throw new ContractBreach(
                    "The source's check threw when " + when + ": " + e.getMessage(),
                    "A refusal is what a check is there to find: catch it and report it by failed(subject, failure).",
                    e);
        }
    }

    /** The failed items, each of which says what to do. */
    private static List<CheckReport.Item> mustName(CheckReport report, String when) {
        var failed = failed(report);
        if (failed.isEmpty()) {
            throw new ContractBreach(
                    "The source's check passed when " + when + ".",
                    "Make a request that needs the permission, and report its failure.");
        }
        for (var item : failed) {
            if (item.message().isBlank() || item.cure().isBlank()) {
                throw new ContractBreach(
                        "The source's check says nothing of use when " + when + ": '" + item.subject() + "' failed.",
                        "Give each failed item a message that names what is missing, and a cure.");
            }
        }
        return failed;
    }

    private static boolean names(CheckReport.Item item, Partition partition) {
        var text = (item.subject() + " " + item.message() + " " + item.cure()).toLowerCase(Locale.ROOT);
        return text.contains(partition.label().toLowerCase(Locale.ROOT)) || text.contains(partition.id());
    }

    private static List<CheckReport.Item> failed(CheckReport report) {
        return report.items().stream()
                .filter(item -> item.outcome() == CheckReport.Outcome.FAILED)
                .toList();
    }
}
