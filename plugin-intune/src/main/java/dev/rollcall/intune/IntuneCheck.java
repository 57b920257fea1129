package dev.rollcall.intune;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/** Tries what the source needs by the cheapest requests. */
final class IntuneCheck {
    /** So long before its end an admin is told that a certificate has one. */
    private static final Duration SOON = Duration.ofDays(30);

    private static final String DEVICES = "Permission DeviceManagementManagedDevices.Read.All";
    private static final String USERS = "Permission User.Read.All";

    private final SourceContext context;
    private final CheckReport.Builder report = CheckReport.builder();

    IntuneCheck(SourceContext context) {
        this.context = context;
    }

    CheckReport run() throws SourceException, InterruptedException {
        certificate();
        JsonNode answer;
        try {
            answer = context.http().send(IntuneApi.first()).json();
        } catch (SourceException e) {
            return failed(DEVICES, e);
        }
        if (!answer.at(IntuneApi.ROWS).isArray()) {
            return report.failed(
                            DEVICES,
                            "The answer at this address is no list of devices.",
                            "Check the cloud that is chosen, and its addresses if they were entered.")
                    .build();
        }
        report.passed(DEVICES, "The list of devices can be read.");
        var users = IntunePolicy.of(context.settings()).users();
        if (users != IntunePolicy.Users.DEVICE) {
            try {
                users(users, answer);
            } catch (SourceException e) {
                return failed(USERS, IntuneUserLookup.naming(e));
            }
        }
        return report.build();
    }

    private void users(IntunePolicy.Users users, JsonNode devices) throws SourceException, InterruptedException {
        if (users == IntunePolicy.Users.DIRECTORY) {
            context.http().send(IntuneApi.firstUser());
            report.passed(USERS, "Users and their addresses can be read.");
            return;
        }
        var id = devices.at(IntuneApi.ROWS).path(0).path("id").asString("");
        if (id.isBlank()) {
            report.warning(
                    USERS,
                    "The tenant has no device yet, so reading a primary user could not be tried.",
                    "Check again when the first device is enrolled.");
            return;
        }
        context.http().send(IntuneApi.primaryUsers(id).alone());
        report.passed(USERS, "The primary user of a device can be read.");
    }

    private void certificate() {
        var pem = context.settings().optionalSecret(IntuneSpec.CERTIFICATE);
        if (pem.isEmpty()) {
            return;
        }
        try {
            var end = IntuneCertificate.of(pem.get()).end();
            if (end.isBefore(context.clock().instant().plus(SOON))) {
                report.warning(
                        "Certificate",
                        "The certificate ends on " + LocalDate.ofInstant(end, ZoneOffset.UTC) + ".",
                        "Make a new one, upload it beside the old one in Entra ID, and enter it here.");
            }
        } catch (IntuneCertificate.UnusableException e) {
            report.failed("Certificate", e.happened(), e.cure());
        }
    }

    /** A failure that the report can tell; what may pass by itself is no finding but ends the check. */
    private CheckReport failed(String subject, SourceException failure) throws SourceException {
        var kind = failure.kind().failure();
        if (kind == FailureKind.TRANSIENT || kind == FailureKind.DEFECT) {
            throw failure;
        }
        var isOfLogin = failure.kind() == SourceException.Kind.AUTHENTICATION;
        return report.failed(isOfLogin ? "Login" : subject, failure).build();
    }
}
