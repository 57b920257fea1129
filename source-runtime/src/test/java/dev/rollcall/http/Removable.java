package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.http.Token;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a plugin does with its HTTP, to be loaded by a class loader of its own and dropped. */
public final class Removable implements Callable<Integer> {
    /** The host that the plugin is loaded into; set before the call. */
    public Optional<OutboundHttp> host = Optional.empty();

    /** Where the MDM is; set before the call. */
    public String address = "";

    /** Makes one. */
    public Removable() {}

    record Thing(String id) {}

    @Override
    public Integer call() throws Exception {
        var spec = SourceSpec.provider("trial", "Trial MDM", "Trial ID")
                .documentation("https://docs.example.com")
                .address(settings -> URI.create(address))
                .authentication(settings -> Authentication.token(http -> {
                    http.get("/token", Thing.class);
                    return Token.bearer(Secret.of("t"), Duration.ofHours(1));
                }))
                .faults(head -> Optional.empty())
                .faultsInSuccess(head -> Optional.empty())
                .pace(Pace.atOnce(2))
                .build();
        var client = host.orElseThrow().open(spec, Settings.of(spec.settings(), Map.of()));
        var seen = new int[1];
        client.get("/list").rows("", row -> seen[0] += thing(row).id().length());
        client.each(
                List.of(SourceRequest.get("/token"), SourceRequest.get("/token"), SourceRequest.get("/list")),
                (request, answer) -> seen[0]++);
        try {
            client.get("/missing");
        } catch (SourceException e) {
            seen[0]++;
        }
        client.close();
        return seen[0];
    }

    private static Thing thing(Row row) {
        try {
            return row.as(Thing.class);
        } catch (RowException e) {
            throw new IllegalStateException(e);
        }
    }
}
