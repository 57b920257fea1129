package dev.rollcall.intune;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.paging.Pages;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks lists of devices, by the links that Microsoft gives. It goes by the devices' names, so a device that is renamed
 * meanwhile may come twice, and is taken once, or not at all, and is found by a look-up then (R34).
 */
final class IntuneReading {
    private final SourceHttp http;
    private final IntunePolicy policy;

    IntuneReading(SourceContext context) {
        this.http = context.http();
        this.policy = IntunePolicy.of(context.settings());
    }

    /** Reads the list that begins with the request. */
    ReadReport list(SourceRequest first, DeviceSink sink) throws SourceException, InterruptedException {
        var pages = Pages.nextLink(IntuneApi.NEXT, first).rows(IntuneApi.ROWS);
        if (policy.users() == IntunePolicy.Users.DEVICE) {
            return pages.read(http, sink, row -> IntuneDevices.listed(row.as(IntuneApi.ManagedDevice.class), policy));
        }
        var page = new Page(sink);
        var report = pages.read(page, page, page::keep);
        page.deliver();
        return report;
    }

    /** The device of a record. */
    Device device(IntuneApi.ManagedDevice record) throws SourceException, InterruptedException, RowException {
        var device = IntuneDevices.listed(record, policy);
        var id = device.sourceId();
        var found = new IntuneUserLookup(http, policy).of(Map.of(id, record));
        return IntuneDevices.device(record, policy, found.getOrDefault(id, device.user()));
    }

    /**
     * The devices of a page, kept until the next page is asked for: only then can their users be looked up, since rows
     * are handed over without a chance to send requests.
     */
    private final class Page implements DeviceSink, SourceHttp {
        private final DeviceSink sink;
        private final IntuneUserLookup users = new IntuneUserLookup(http, policy);
        private final Map<String, IntuneApi.ManagedDevice> records = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();

        Page(DeviceSink sink) {
            this.sink = sink;
        }

        Device keep(Row row) throws RowException {
            var record = row.as(IntuneApi.ManagedDevice.class);
            var device = IntuneDevices.listed(record, policy);
            records.put(device.sourceId(), record);
            return device;
        }

        void deliver() throws SourceException, InterruptedException {
            var found = users.of(records);
            for (var entry : records.entrySet()) {
                var record = entry.getValue();
                var listed = IntuneUsers.listed(record, policy);
                try {
                    sink.accept(IntuneDevices.device(record, policy, found.getOrDefault(entry.getKey(), listed)));
                } catch (RowException e) {
                    sink.reject(entry.getKey(), String.valueOf(e.getMessage()));
                }
            }
            records.clear();
        }

        @Override
        public boolean accept(Device device) {
            return seen.add(device.sourceId());
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            sink.reject(sourceId, reason);
        }

        @Override
        public void restart(String reason) {
            records.clear();
            seen.clear();
            sink.restart(reason);
        }

        @Override
        public SourceAnswer send(SourceRequest request) throws SourceException, InterruptedException {
            deliver();
            return http.send(request);
        }

        @Override
        public void each(List<SourceRequest> requests, AnswerHandler handler)
                throws SourceException, InterruptedException {
            http.each(requests, handler);
        }
    }
}
