package dev.rollcall.sandbox.glpi;

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
        addRules();
        add11();
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
        steps.put(
                "trashed computer",
                () -> edit(world -> world.item(
                        ItemType.COMPUTER,
                        draft -> draft.name("MBP-TRASHED").serial("C02DDDD0001").user(7))));
        steps.put("serial back", () -> server.person(GlpiWorld.ADMIN)
                .edit(ItemType.COMPUTER, 2, "serial", "C02BBBB0001"));
        steps.put(
                "more tickets",
                () -> edit(world -> {
                    Row ticket = world.database().table("Ticket").row(world.ticket(0, 2));
                    ticket.put("name", "Replace laptop").put("content", "please");
                    ticket.put("users_id_recipient", GlpiWorld.ADMIN).put("users_id_lastupdater", GlpiWorld.ADMIN);
                    world.ticket(0, 6);
                }));
        steps.put("edits on a dynamic item", () -> {
            Person admin = server.person(GlpiWorld.ADMIN);
            admin.edit(ItemType.COMPUTER, 1, "comment", "R&D");
            admin.edit(ItemType.COMPUTER, 1, "name", "MBP-ADELE-2");
        });
        steps.put(
                "sync rights",
                () -> edit(world -> {
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
        steps.put(
                "sync user is French",
                () -> edit(world -> world.changeUser(SYNC_USER, draft -> draft.language("fr_FR"))));
        steps.put(
                "sync user is inactive",
                () -> edit(world -> world.changeUser(SYNC_USER, draft -> draft.active(false))));
    }

    private void addRules() {
        steps.put("no locks", () -> edit(world -> clear(world, "Lockedfield")));
        steps.put(
                "rule numbers",
                () -> edit(world -> {
                    world.skipTo("RuleAsset", 91);
                    world.skipTo("RuleCriteria", 207);
                    world.skipTo("RuleAction", 91);
                }));
        steps.put("no rule", () -> edit(world -> clear(world, "RuleAsset")));
        steps.put(
                "no unicity",
                () -> edit(world -> {
                    clear(world, "FieldUnicity");
                    world.changeItem(ItemType.COMPUTER, 3, draft -> draft.serial("C02AAAA0001"));
                    world.item(ItemType.COMPUTER, draft -> draft.name("DUP3").serial("C02AAAA0001"));
                }));
        steps.put("dave's again", () -> edit(world -> world.changeItem(ItemType.COMPUTER, 8, draft -> draft.user(10))));
    }

    private static void clear(GlpiWorld world, String type) {
        Table table = world.database().table(type);
        List.copyOf(table.rows()).forEach(table::remove);
    }

    private void add11() {
        steps.put("made by the other API", () -> edit(Stages::addWorld11));
        steps.put("before the legacy calls", () -> addHistory(7));
        steps.put("dynamic with a lock", () -> {
            edit(world -> world.changeItem(ItemType.COMPUTER, 1, draft -> draft.dynamic(true)));
            server.person(GlpiWorld.ADMIN).assign(ItemType.COMPUTER, 1, 2);
        });
        steps.put("written by the other API", () -> {
            edit(world -> world.skipTo("Lockedfield", 3));
            server.person(GlpiWorld.ADMIN).edit(ItemType.COMPUTER, 1, "otherserial", "X9");
        });
        steps.put(
                "plugins",
                () -> server.settings(settings -> settings.plugin("order", true).plugin("fields", true)));
    }

    private static void addWorld11(GlpiWorld world) {
        int adele = world.user("adele.vance", draft -> draft.name("Adele", "Vance"));
        int stock = world.state("In stock", 0);
        world.state("Deployed", 0);
        world.item(ItemType.COMPUTER, draft -> draft.name("MBP-ADELE")
                .serial("C02AAAA0001")
                .otherserial("INV-1")
                .comment("R&D <lab>")
                .user(adele)
                .status(stock));
        world.item(
                ItemType.COMPUTER,
                draft -> draft.name("MBP-2").serial("C02AAAA0002").user(adele));
        world.item(ItemType.COMPUTER, draft -> {});
        for (int i = 0; i <= 250; i++) {
            int number = i;
            // The 67 that search finds after the two that the recordings name.
            boolean isHers = number == 0 || (number >= 17 && number < 84);
            world.item(ItemType.COMPUTER, draft -> draft.name("PC-%03d".formatted(number))
                    .serial("SER%04d".formatted(number))
                    .user(isHers ? adele : GlpiWorld.ADMIN));
        }
    }

    /** What the other API had noted of the first computer. */
    private void addHistory(int rows) {
        for (int i = 0; i < rows; i++) {
            server.person(GlpiWorld.ADMIN).edit(ItemType.COMPUTER, 1, "contact", i % 2 == 0 ? "someone" : null);
        }
        edit(world -> world.changeItem(ItemType.COMPUTER, 1, draft -> draft.column("contact", null)));
    }
}
