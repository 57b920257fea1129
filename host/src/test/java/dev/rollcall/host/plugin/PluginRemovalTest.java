package dev.rollcall.host.plugin;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.rollcall.api.Partition;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.SourceConnection;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that come, are read through, and go, in one host whose HTTP stays. */
class PluginRemovalTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final WireMockServer mdm = new WireMockServer(
            WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void start() {
        mdm.start();
        mdm.stubFor(get("/devices")
                .willReturn(okJson("[{\"id\":\"d1\",\"serial\":\"S1\"},{\"id\":\"d2\",\"serial\":\"S2\"}]")));
    }

    @AfterEach
    void stop() {
        mdm.stop();
    }

    @Test
    void losesTheClassesOfFiftyPluginsThatWereReadThrough() throws Exception {
        var loaders = new ArrayList<WeakReference<@Nullable ClassLoader>>();
        var limits = PluginLimits.DEFAULT;
        try (var plugins = new Plugins(new PluginOptions(folder, limits));
                var http = new OutboundHttp(HttpOptions.STRICT.insecure(), Clock.systemUTC())) {
            plugins.scan();
            for (var round = 0; round < 50; round++) {
                plugins.add(plugin("1.0." + round));
                loaders.add(new WeakReference<>(plugins.use("alpha", source -> {
                    var devices = new CollectedDevices();
                    var settings = Settings.of(source.spec().settings(), Map.of());
                    try (var connection =
                            SourceConnection.open(source, settings, http, Clock.systemUTC(), warning -> {})) {
                        assertThat(connection
                                        .read(Partition.DEVICES, devices)
                                        .completeness()
                                        .isComplete())
                                .isTrue();
                    }
                    assertThat(devices.devices()).extracting(Device::sourceId).isEqualTo(List.of("d1", "d2"));
                    return source.getClass().getClassLoader();
                })));
                plugins.remove("alpha", new Switchboard()::keep);
            }
            Awaitility.await().until(() -> {
                System.gc();
                return loaders.stream().noneMatch(loader -> loader.get() != null);
            });
        }
    }

    private Path plugin(String version) throws Exception {
        return PluginJar.plugin("alpha")
                .version(version)
                .address(mdm.baseUrl())
                .classBody("public record Wire(String id, String serial) {}")
                .readBody("""
                        c.http().get("/devices").rows("", row -> {
                            try {
                                Wire wire = row.as(Wire.class);
                                sink.accept(Device.withId(wire.id()).serial(wire.serial()).build());
                            } catch (dev.rollcall.api.http.RowException e) {
                                sink.reject(null, e.getMessage());
                            }
                        });
                        return ReadReport.of(2);
                        """)
                .writeTo(elsewhere.resolve("alpha.jar"));
    }
}
