package dev.rollcall.google;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import java.time.Duration;
import java.util.Optional;

/** Tries the key, the delegation and the privilege by one device of the list, and compares the clocks. */
final class GoogleCheck {
    private static final String DEVICES = "ChromeOS devices";

    /** A clock that is kept by the network is nearer than that. */
    private static final Duration MUCH = Duration.ofMinutes(1);

    private final SourceContext context;
    private final GoogleList list;
    private final CheckReport.Builder report = CheckReport.builder();

    GoogleCheck(SourceContext context) {
        this.context = context;
        this.list = GoogleList.of(context.settings());
    }

    CheckReport run() throws SourceException, InterruptedException {
        try {
            devices();
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.AUTHENTICATION) {
                report.failed("Service account", e);
            } else {
                report.failed(DEVICES, told(e));
            }
        }
        context.clockSkew().ifPresent(this::clock);
        return report.build();
    }

    private void devices() throws SourceException, InterruptedException {
        var answer = context.http().send(list.first()).json();
        if (!answer.path("kind").asString("").equals(GoogleApi.KIND)) {
            report.failed(
                    DEVICES,
                    "The answer at this address is no list of ChromeOS devices.",
                    "Check the API address; Google's own is https://admin.googleapis.com.");
            return;
        }
        var which = list.isNarrowed() ? "The devices of the unit or query that was entered" : "All ChromeOS devices";
        report.passed(
                DEVICES, which + " can be read" + count().map(GoogleCheck::said).orElse("") + ".");
    }

    /** How many there are; empty where Google does not count them. */
    private Optional<String> count() throws SourceException, InterruptedException {
        try {
            return context.http().send(list.count()).json().path("count").asStringOpt();
        } catch (SourceException e) {
            if (e.kind() != SourceException.Kind.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void clock(Duration skew) {
        if (skew.abs().compareTo(MUCH) <= 0) {
            report.passed("Clock", "This machine's clock agrees with Google's.");
            return;
        }
        var message = "This machine's clock is " + length(skew.abs()) + (skew.isNegative() ? " ahead of" : " behind")
                + " Google's.";
        var cure = "Set it, best by letting the machine synchronise it: a signed request with a wrong time is refused.";
        if (report.build().passed()) {
            report.warning("Clock", message, cure);
            return;
        }
        report.failed("Clock", message, cure);
    }

    private static String length(Duration skew) {
        if (skew.toMinutes() < 120) {
            return skew.toMinutes() + (skew.toMinutes() == 1 ? " minute" : " minutes");
        }
        return skew.toHours() < 48 ? skew.toHours() + " hours" : skew.toDays() + " days";
    }

    private static String said(String count) {
        return "; Google counts " + count;
    }

    /** A failure that the report can tell; what may pass by itself is no finding but ends the check. */
    private static SourceException told(SourceException failure) throws SourceException {
        var kind = failure.kind().failure();
        if (kind == FailureKind.TRANSIENT || kind == FailureKind.DEFECT) {
            throw failure;
        }
        return GoogleSource.told(failure);
    }
}
