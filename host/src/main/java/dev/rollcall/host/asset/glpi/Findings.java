package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.CheckReport;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformProblem;
import java.util.Collection;

/** What a check has found so far. */
final class Findings {
    /** How many of a kind are named. */
    static final int NAMED = 10;

    private final CheckReport.Builder report = CheckReport.builder();

    /** A look at one thing. */
    interface Look {
        void look() throws PlatformException, InterruptedException;
    }

    /** Whether the look could be taken; what it ran into else is a finding. */
    boolean look(String subject, Look look) throws InterruptedException {
        try {
            look.look();
            return true;
        } catch (PlatformException e) {
            report.failed(subject, e.happened(), e.cure());
            return false;
        }
    }

    /** The same for what a sync does without. */
    void glance(String subject, Look look, String cure) throws InterruptedException {
        try {
            look.look();
        } catch (PlatformException e) {
            report.warning(subject, e.happened(), cure);
        }
    }

    void passed(String subject, String message) {
        report.passed(subject, message);
    }

    void warning(String subject, String message, String cure) {
        report.warning(subject, message, cure);
    }

    void failed(String subject, String message, String cure) {
        report.failed(subject, message, cure);
    }

    void failed(PlatformProblem problem) {
        report.failed(problem.subject(), problem.happened(), problem.cure());
    }

    void warning(PlatformProblem problem) {
        report.warning(problem.subject(), problem.happened(), problem.cure());
    }

    CheckReport report() {
        return report.build();
    }

    /** The first few, and how many more there are. */
    static String listed(Collection<String> all) {
        var first = all.stream().limit(NAMED).toList();
        var rest = all.size() - first.size();
        return String.join(", ", first) + (rest > 0 ? " and " + rest + " more" : "");
    }
}
