package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the recorder did between the recordings without recording it, found out from what they show. */
final class Stages {
    private static final String SYNC_TOKEN = "SYNCTOKEN10synctoken10SYNCTOKEN10synctok0";
    private static final int SYNC_USER = 11;
    private static final int SYNC_PROFILE = 9;

    private final Glpi server;
    private final Map<String, Runnable> steps = new LinkedHashMap<>();

    Stages(Glpi server) {
        this.server = server;
        add10();
        addSettings();
        add11();
        addPlugins();
    }

    /** What the recorded installations had from the start beyond a fresh one. */
    void begin() {
        edit(world -> world.settings().plugin("jamf", true));
    }

    void play(String name) {
        Runnable step = steps.get(name);
        if (step == null) {
            throw new IllegalArgumentException("There is no step \"" + name + "\". Write it in Stages.");
        }
        step.run();
    }

    /** Whose session one is whose login was not recorded. */
    String userToken(String recordedSession) {
        return recordedSession.startsWith("igea") || recordedSession.startsWith("l3ha")
                ? SYNC_TOKEN
                : GlpiWorld.ADMIN_TOKEN;
    }

    private void edit(Consumer<GlpiWorld> change) {
        server.edit(change);
    }

    private void add10() {
        steps.put("trashed computer", () -> edit(world -> world.item(
                ItemType.COMPUTER, draft -> draft.name("MBP-TRASHED").serial("C02DDDD0001").user(7))));
        steps.put("serial back", () -> server.person(GlpiWorld.ADMIN)
                .edit(ItemType.COMPUTER, 2, "serial", "C02BBBB0001"));
        steps.put("more tickets", () -> edit(world -> {
            world.ticket(0, 2);
            world.ticket(0, 6);
        }));
        steps.put("edits on a dynamic item", () -> {
            Person admin = server.person(GlpiWorld.ADMIN);
            admin.edit(ItemType.COMPUTER, 1, "comment", "R&D");
            admin.edit(ItemType.COMPUTER, 1, "name", "MBP-ADELE-2");
        });
        steps.put("sync rights", () -> edit(world -> {
            world.rights(SYNC_PROFILE, Map.of("computer", 3));
            world.token(SYNC_TOKEN, SYNC_USER);
        }));
        steps.put("sync may read users", () -> edit(world -> world.rights(SYNC_PROFILE, Map.of("user", 1))));
        steps.put("2000 computers", () -> edit(Stages::addComputers));
    }

    private static void addComputers(GlpiWorld world) {
        for (int i = 0; i < 2000; i++) {
            int number = i;
            world.item(ItemType.COMPUTER, draft -> draft.name("PERF-%d-%03d".formatted(number / 500, number % 500))
                    .serial("PERF%05d".formatted(number))
                    .user(number < 100 ? 10 : 0));
        }
    }

    private void addSettings() {
        steps.put("app token", () -> edit(world -> world.appToken("APPTOKEN123")));
        steps.put("no app token", () -> edit(world -> world.revokeAppToken("APPTOKEN123")));
        steps.put("address not allowed", () -> server.settings(settings -> settings.ipAllowed(false)));
        steps.put("address allowed", () -> server.settings(settings -> settings.ipAllowed(true)));
        steps.put("no credentials", () -> server.settings(settings -> settings.credentialsAllowed(false)));
        steps.put("API off", () -> server.settings(settings -> settings.apiEnabled(false)));
        steps.put("API on", () -> server.settings(settings -> settings.apiEnabled(true)));
        steps.put("sync user is French", () -> edit(world -> world.changeUser(SYNC_USER, draft -> draft.language("fr_FR"))));
        steps.put("sync user is inactive", () -> edit(world -> world.changeUser(SYNC_USER, draft -> draft.active(false))));
    }

    private void add11() {
        steps.put("made by the other API", () -> {});
        steps.put("before the legacy calls", () -> {});
    }

    private void addPlugins() {
        List<String> unused = new ArrayList<>();
        unused.clear();
    }
}
