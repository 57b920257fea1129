package dev.rollcall.testkit.sample;

import dev.rollcall.api.ChangeFeed;
import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.DeviceHints;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.HintMessage;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.paging.Pages;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The sample plugin, which does everything right. Faults are planted by overriding. */
class SampleSource implements DeviceSource, DeviceLookup, DetailedSource, ChangeFeed, DeviceHints {
    static final int PAGE = 10;
    private static final SourceSpec SPEC = spec("Sample MDM").build();

    /** The spec's parts, for faults to be planted in. */
    static SourceSpec.Builder spec(String displayName) {
        return SourceSpec.provider("sample", displayName, "Sample ID")
                .documentation("https://example.com/docs")
                .setting(Setting.url("address", "Address").required())
                .setting(Setting.text("clientId", "Client ID").required().pattern("[a-z-]+", "small letters"))
                .setting(Setting.secret("clientSecret", "Client secret").required())
                .setting(Setting.secret("hintSecret", "Hint secret"))
                .address(settings -> settings.url("address"))
                .authentication(SampleSource::authentication)
                .partitions(settings -> List.of(SampleApi.COMPUTERS, SampleApi.PHONES))
                .pace(Pace.atOnce(4).limit(1000, Duration.ofSeconds(1)))
                .detailsPerHour(3600);
    }

    private static Authentication authentication(Settings settings) {
        return Authentication.clientCredentials(
                SampleApi.TOKEN_PATH, settings.text("clientId"), settings.secret("clientSecret"));
    }

    @Override
    public SourceSpec spec() {
        return SPEC;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        var report = CheckReport.builder();
        for (var partition : lists()) {
            try {
                tryList(context, partition);
                report.passed(subject(partition), "The list can be read.");
            } catch (SourceException e) {
                if (!isFinding(e)) {
                    throw e;
                }
                report(report, partition, e);
            }
        }
        return report.build();
    }

    void tryList(SourceContext context, Partition partition) throws SourceException, InterruptedException {
        context.http().send(SampleApi.list(partition, 0, 1));
    }

    boolean isFinding(SourceException e) {
        return e.kind() == SourceException.Kind.AUTHENTICATION || e.kind() == SourceException.Kind.PERMISSION;
    }

    void report(CheckReport.Builder report, Partition partition, SourceException failure) {
        report.failed(subject(partition), failure);
    }

    private static String subject(Partition partition) {
        return "Permission to read " + partition.label();
    }

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        return pages(partition).read(context.http(), sink, this::device);
    }

    Pages pages(Partition partition) {
        return Pages.offset(PAGE, page -> SampleApi.list(partition, page.offset(), page.size()))
                .rows("/devices")
                .total("/total");
    }

    Device device(Row row) throws RowException {
        return SampleDevices.device(row.as(SampleApi.ListedDevice.class));
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        try {
            var listed = context.http().send(SampleApi.one(partition, sourceId)).as(SampleApi.ListedDevice.class);
            return Optional.of(SampleDevices.device(listed));
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        var wanted = normalised(serial);
        return search(context, partition, wanted).stream()
                .filter(device -> device.serial()
                        .map(SampleSource::normalised)
                        .filter(wanted::equals)
                        .isPresent())
                .toList();
    }

    /** The MDM finds parts of serials. */
    final List<Device> search(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        var found = new ArrayList<Device>();
        var answer = context.http().send(SampleApi.bySerial(partition, serial));
        answer.rows("/devices", row -> {
            try {
                found.add(device(row));
            } catch (RowException e) {
                throw new SourceException(
                        SourceException.Kind.MALFORMED,
                        "A record found is unreadable.",
                        "Report it to the maker of the plugin.",
                        e);
            }
        });
        return found;
    }

    static String normalised(String serial) {
        return serial.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public void readDetails(SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
            throws SourceException, InterruptedException {
        var requests =
                sourceIds.stream().map(id -> SampleApi.details(partition, id)).toList();
        context.http().each(requests, new AnswerHandler() {
            @Override
            public void answered(SourceRequest request, SourceAnswer answer) throws SourceException {
                sink.accept(SampleDevices.device(answer.as(SampleApi.Details.class)));
            }

            @Override
            public void failed(SourceRequest request, SourceException failure) throws SourceException {
                if (failure.kind() != SourceException.Kind.NOT_FOUND) {
                    throw failure;
                }
            }
        });
    }

    @Override
    public Duration overlap() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void readChangedSince(SourceContext context, Partition partition, Instant since, DeviceSink sink)
            throws SourceException, InterruptedException {
        Pages.offset(PAGE, page -> SampleApi.changes(partition, since, page.offset(), page.size()))
                .rows("/devices")
                .total("/total")
                .read(context.http(), sink, this::device);
    }

    static List<Partition> lists() {
        return List.of(SampleApi.COMPUTERS, SampleApi.PHONES);
    }

    @Override
    public String secretSetting() {
        return "hintSecret";
    }

    @Override
    public List<DeviceHint> hints(HintMessage message) throws SourceException {
        var device = message.json().map(body -> body.path("device")).filter(JsonNode::isObject);
        if (device.isEmpty()) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED, "The message names no device.", "Let nobody else send any.");
        }
        var id = device.get().path("id").asString();
        return List.of(
                DeviceHint.ofId(id).withSerial(device.get().path("serial").asString()));
    }
}
