package dev.rollcall.sandbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.snipeit.SnipeIt;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MillionDevicesTest {
    @Test
    void aPlatformOfAMillionAnswersListsAndLookUps() throws IOException, InterruptedException {
        FleetGenerator fleet = new FleetGenerator(5, FleetOptions.of(1_000_000));
        SnipeItWorld world = SnipeItWorld.fresh();
        long start = System.nanoTime();
        FleetPlatform.fill(world, fleet, index -> "id-" + index);
        long filled = System.nanoTime();
        try (SnipeIt server = SnipeIt.start(world)) {
            String first = get(server, "hardware?limit=500&offset=0&sort=id&order=asc");
            long listed = System.nanoTime();
            String last = get(server, "hardware?limit=500&offset=900000&sort=id&order=asc");
            long again = System.nanoTime();
            String found =
                    get(server, "hardware/byserial/" + fleet.device(777_777).trueSerial());
            String people = get(server, "users?limit=500&offset=500000&sort=id&order=asc");

            System.out.printf(
                    "A million devices: filled in %d ms, first page %d ms, page 1,801 %d ms, %d MiB%n",
                    millis(start, filled), millis(filled, listed), millis(listed, again), usedMebibytes());
            assertThat(server.assetCount()).isGreaterThan(900_000);
            assertThat(rows(first)).isEqualTo(500);
            assertThat(rows(last)).isEqualTo(500);
            assertThat(found).contains(fleet.device(777_777).trueSerial());
            assertThat(people).contains("\"total\":");
        }
    }

    private static int rows(String page) {
        return page.split("\"asset_tag\"", -1).length - 1;
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private static long usedMebibytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static String get(SnipeIt server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/" + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + SnipeItWorld.ADMIN_TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
