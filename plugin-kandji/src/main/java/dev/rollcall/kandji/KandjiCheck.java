package dev.rollcall.kandji;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.util.Optional;

/** Tries each permission that the source uses by its cheapest request. */
final class KandjiCheck {
    private final SourceHttp http;
    private final CheckReport.Builder report = CheckReport.builder();

    KandjiCheck(SourceHttp http) {
        this.http = http;
    }

    CheckReport run() throws SourceException, InterruptedException {
        var listing = subject(KandjiApi.Permission.DEVICE_LIST);
        try {
            var devices = http.send(KandjiApi.list(0, 1)).json();
            if (!devices.isArray()) {
                return report.failed(
                                listing,
                                "The answer at this address is no list of devices.",
                                "Copy the API URL again from Iru: Settings > Access.")
                        .build();
            }
            report.passed(listing, "The list of devices can be read.");
            rest(devices.path(0).path("device_id").asStringOpt().filter(id -> !id.isBlank()));
        } catch (SourceException e) {
            report.failed(listing, told(KandjiApi.Permission.DEVICE_LIST, e));
        }
        return report.build();
    }

    /** What can only be tried on a device. Without these a sync still runs, and does less. */
    private void rest(Optional<String> id) throws SourceException, InterruptedException {
        if (id.isEmpty()) {
            report.warning(
                    subject(KandjiApi.Permission.DEVICE_DETAILS),
                    "The tenant has no device yet, so the permissions for one device could not be tried.",
                    "Check again when the first device is enrolled.");
            return;
        }
        attempt(KandjiApi.Permission.DEVICE_ID, KandjiApi.device(id.get()), "One device can be looked up.");
        attempt(
                KandjiApi.Permission.DEVICE_DETAILS,
                KandjiApi.details(id.get()),
                "Memory, storage and processor can be read.");
    }

    private void attempt(KandjiApi.Permission permission, SourceRequest request, String works)
            throws SourceException, InterruptedException {
        try {
            http.send(request);
            report.passed(subject(permission), works);
        } catch (SourceException e) {
            var told = told(permission, e);
            report.warning(subject(permission), told.happened() + " " + lost(permission), told.cure());
        }
    }

    /** A failure that the report can tell; what may pass by itself is no finding but ends the check. */
    private static SourceException told(KandjiApi.Permission permission, SourceException failure)
            throws SourceException {
        var kind = failure.kind().failure();
        if (kind == FailureKind.TRANSIENT || kind == FailureKind.DEFECT) {
            throw failure;
        }
        return KandjiApi.naming(permission, failure);
    }

    private static String lost(KandjiApi.Permission permission) {
        return permission == KandjiApi.Permission.DEVICE_ID
                ? "Without it no device can be confirmed as gone, so no lifecycle ends."
                : "Without it memory, storage, processor and MAC address are not read.";
    }

    private static String subject(KandjiApi.Permission permission) {
        return "Permission \"" + permission.label() + "\"";
    }
}
