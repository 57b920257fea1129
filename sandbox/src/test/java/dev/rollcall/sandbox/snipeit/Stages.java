package dev.rollcall.sandbox.snipeit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The steps before single recordings, by their names' numbers. */
final class Stages {
    private static final Map<String, Object> AT_HQ = Map.of("rtd_location_id", 1);
    private static final Map<String, Object> AT_HQ_WITH_ID = Map.of("rtd_location_id", 1, "_snipeit_mdm_id_2", "m1");

    private final Map<String, Consumer<Stage>> steps = new LinkedHashMap<>();

    Stages() {
        addCatalogue();
        addHandovers();
        addPatches();
        addFlows();
        addRoles();
        addLists();
        addCompanies();
        addBlocked();
        addBroken();
        addLater();
    }

    Consumer<Stage> before(Recording recording) {
        return steps.getOrDefault(recording.name().substring(0, 3), stage -> {});
    }

    private void addCatalogue() {
        steps.put("322", stage -> {
            for (int field = 3; field <= 9; field++) {
                stage.post("/fields/" + field + "/associate", "{\"fieldset_id\":2}");
            }
        });
        steps.put("603", stage -> {
            stage.user("Bob", "Test", "bob", true);
            stage.user("Carl", "Test", "carl", true);
            stage.user("Dora", "Test", "dora", false);
        });
        steps.put("706", stage -> stage.server.settings(settings -> settings.autoIncrement(true)));
        steps.put("709", stage -> stage.server.settings(settings -> settings.uniqueSerial(true)));
        steps.put("716", stage -> stage.server.settings(settings -> settings.uniqueSerial(false)));
        steps.put("355", stage -> stage.patch("/hardware/2", "{\"_snipeit_mdm_id_2\":\"back\"}"));
    }

    private void addHandovers() {
        steps.put("801", stage -> stage.asset(11, "C1"));
        steps.put("808", stage -> stage.asset(12, "C2"));
        steps.put("810", stage -> stage.asset(13, "C3"));
        steps.put("815", stage -> stage.asset(14, "C4"));
        steps.put("817", stage -> stage.heldAsset(15, "C5"));
        steps.put("818", stage -> stage.heldAsset(16, "C6"));
        steps.put("819", stage -> stage.heldAsset(17, "C6b"));
        steps.put("820", stage -> stage.asset(18, "C7"));
    }

    private void addPatches() {
        steps.put("821", stage -> stage.asset(19, "P1"));
        steps.put("822", stage -> stage.asset(20, "P1b"));
        steps.put("829", stage -> stage.asset(21, "P2"));
        steps.put("835", stage -> stage.heldAsset(22, "P3"));
        steps.put("836", stage -> stage.asset(23, "P3b"));
        steps.put("837", stage -> stage.asset(24, "P3c"));
        steps.put("838", stage -> stage.heldAsset(25, "P4"));
        steps.put("841", stage -> stage.asset(26, "P5", Map.of("status_id", 6)));
        steps.put("842", stage -> stage.asset(27, "P6", Map.of("status_id", 7)));
        steps.put("843", stage -> stage.asset(28, "P7", Map.of("status_id", 6)));
        steps.put("844", stage -> stage.asset(29, "P8"));
    }

    private void addFlows() {
        steps.put("850", stage -> {
            stage.post("/locations", "{\"name\":\"HQ\"}");
            stage.post("/locations", "{\"name\":\"Branch\"}");
            stage.patch("/users/3", "{\"location_id\":2}");
            stage.heldAsset(30, "FA1", AT_HQ);
        });
        steps.put("851", stage -> stage.heldAsset(31, "FA2", AT_HQ));
        steps.put("853", stage -> stage.heldAsset(32, "FA3", AT_HQ));
        steps.put("854", stage -> stage.heldAsset(33, "FB1", AT_HQ_WITH_ID));
        steps.put("856", stage -> stage.heldAsset(34, "FB2", AT_HQ_WITH_ID));
        steps.put("857", stage -> stage.heldAsset(35, "FB3", AT_HQ_WITH_ID));
        steps.put("859", stage -> stage.asset(36, "FC1", AT_HQ));
        steps.put("860", stage -> stage.asset(37, "FC2", Map.of("rtd_location_id", 1, "status_id", 6)));
        steps.put("862", stage -> stage.asset(38, "FC3", AT_HQ));
        steps.put("864", stage -> stage.heldAsset(39, "FC4", AT_HQ));
        steps.put("865", stage -> stage.asset(40, "M1", AT_HQ));
        steps.put("871", stage -> {
            stage.heldAsset(41, "M2", AT_HQ);
            stage.server.edit(world -> world.changeUser(2, draft -> draft.deleted(Instant.now())));
        });
        steps.put("873", stage -> {
            stage.server.edit(world -> world.changeUser(2, draft -> draft.deleted(Instant.EPOCH)));
            stage.asset(42, "M3");
        });
        steps.put("876", stage -> stage.heldAsset(43, "M4"));
    }

    private void addRoles() {
        steps.put("120", stage -> {
            stage.role(9, "noperm");
            stage.role(10, "viewer", "assets.view");
            stage.role(11, "editor", "assets.view", "assets.edit");
            stage.role(12, "checker", "assets.view", "assets.checkout", "assets.checkin");
            stage.role(13, "syncer", SnipeItWorld.SYNC_PERMISSIONS.toArray(String[]::new));
            stage.role(14, "roleadmin", "admin");
            stage.asset(44, "PERM1");
            stage.heldAsset(45, "PERM2");
        });
        steps.put("152", stage -> stage.server.edit(world -> world.changeUser(10, draft -> draft.activated(false))));
        steps.put("153", stage -> stage.delete("/users/10"));
        steps.put(
                "154",
                stage -> stage.server.edit(world -> {
                    world.changeUser(10, draft -> draft.deleted(Instant.EPOCH));
                    world.revoke("viewer");
                }));
    }

    private void addLists() {
        steps.put("201", stage -> {
            stage.clock.advance(Duration.ofSeconds(-1));
            stage.asset(47, "L-live", Map.of("serial", "DUP-9"));
            stage.asset(48, "L-live2", Map.of("serial", "DUP-9"));
            stage.asset(49, "L-arch", Map.of("serial", "DUP-9", "status_id", 7));
            stage.asset(50, "L-del", Map.of("serial", "DUP-9"));
            stage.delete("/hardware/50");
            stage.asset(51, "L-pend", Map.of("serial", "DUP-9", "status_id", 5));
            stage.asset(52, "L-undep", Map.of("serial", "DUP-9", "status_id", 6));
            stage.heldAsset(53, "L-out", Map.of("serial", "DUP-9"));
            stage.heldAsset(54, "L-archout", Map.of("serial", "DUP-9"));
            stage.patch("/hardware/54", "{\"status_id\":7}");
            stage.asset(55, "L-slash", Map.of("serial", "AB/12 3"));
            stage.asset(56, "L-pct", Map.of("serial", "AB%20#?&9"));
            stage.asset(57, "L-trim", Map.of("serial", "  PADDED  "));
            stage.asset(58, "L-58");
            stage.asset(59, "L-num", Map.of("serial", "0012"));
            stage.asset(60, "L-num2", Map.of("serial", "12"));
            stage.asset(61, "L-uml", Map.of("serial", "SÉRIAL"));
            stage.clock.advance(Duration.ofSeconds(1));
            stage.asset(62, "L-lc", Map.of("serial", "abc-lower"));
        });
        steps.put("266", stage -> stage.server.settings(settings -> settings.showArchivedInList(true)));
        steps.put("901", stage -> {
            stage.server.settings(settings -> settings.showArchivedInList(false));
            stage.server.edit(Stages::addRaces);
            stage.asset(105, "ETAG");
        });
        steps.put("911", stage -> stage.server.edit(world -> world.token("admin-second", SnipeItWorld.ADMIN)));
    }

    /** The assets of the concurrency trials, of which only a few show in later lists. */
    private static void addRaces(SnipeItWorld world) {
        Map<Integer, List<String>> shown = Map.of(
                87, List.of("AT-0087", "RACE0"),
                88, List.of("AT-0087", "RACE1"),
                93, List.of("US2a", "US2"),
                94, List.of("US2b", "US2"));
        for (int id = 63; id <= 104; id++) {
            List<String> texts = shown.getOrDefault(id, List.of("RACE-" + id, "R" + id));
            boolean early = id < 87;
            boolean heldLater = id >= 101;
            world.asset(draft -> {
                draft.tag(texts.get(0)).serial(texts.get(1)).model(1).status(4);
                draft.custom(6, "").custom(9, "0");
                if (heldLater) {
                    draft.heldByUser(2);
                }
                if (early) {
                    draft.created(Instant.parse("2026-11-22T04:47:30Z"));
                }
            });
        }
    }

    private void addCompanies() {
        steps.put("521", stage -> {
            stage.post("/companies", "{\"name\":\"Co Two\"}");
            stage.role(15, "sync1", SnipeItWorld.SYNC_PERMISSIONS.toArray(String[]::new));
            stage.user("U", "One", "uone", true);
            stage.user("U", "Two", "utwo", true);
            stage.role(18, "sync0", SnipeItWorld.SYNC_PERMISSIONS.toArray(String[]::new));
            stage.server.edit(world -> {
                world.changeUser(15, draft -> draft.company(1));
                world.changeUser(16, draft -> draft.company(1));
                world.changeUser(17, draft -> draft.company(2));
                world.settings().fullCompanySupport(true);
            });
            stage.asset(106, "CO1", Map.of("company_id", 1));
            stage.asset(107, "CO2", Map.of("company_id", 2));
            stage.asset(108, "CO0");
        });
        steps.put("916", stage -> stage.server.settings(settings -> settings.fullCompanySupport(false)));
    }

    private void addBlocked() {
        steps.put("361", stage -> {
            stage.asset(110, "RQ1");
            stage.heldAsset(111, "RQ2");
            stage.server.edit(world -> world.required(2, 2, true));
        });
        steps.put(
                "367",
                stage -> stage.server.edit(world -> {
                    world.required(2, 2, false);
                    world.asset(draft -> draft.tag("IV1")
                            .name("NAME-IV1")
                            .serial("S-IV1")
                            .model(1)
                            .status(4)
                            .custom(4, "abc")
                            .custom(7, "garbage"));
                }));
        steps.put("369", stage -> {
            stage.post("/models", "{\"name\":\"Doomed\",\"category_id\":2}");
            stage.asset(113, "DM1", Map.of("model_id", 5));
            stage.heldAsset(114, "DM2", Map.of("model_id", 5));
            stage.server.edit(world -> world.deleteModel(5));
        });
        steps.put("372", stage -> {
            stage.asset(115, "TG1");
            stage.asset(116, "TG2");
            stage.asset(117, "TG3");
        });
        steps.put("377", stage -> {
            stage.server.edit(world -> world.acceptanceRequired(2, true));
            stage.asset(118, "AC1");
        });
        steps.put("379", stage -> stage.asset(119, "BT1"));
    }

    private void addBroken() {
        steps.put("384", stage -> {
            stage.server.edit(world -> world.acceptanceRequired(2, false));
            stage.heldAsset(120, "RS1");
            stage.delete("/hardware/120");
        });
        steps.put("387", stage -> {
            stage.asset(121, "LG1");
            stage.server.edit(world -> world.changeAsset(121, draft -> draft.heldWithoutType(2)));
        });
        steps.put("390", stage -> {
            stage.asset(122, "LG2");
            stage.server.edit(world -> world.changeAsset(122, draft -> {
                draft.asset().assignedType = HolderType.USER;
                draft.asset().assignedTo = 9999;
            }));
        });
        steps.put("392", stage -> {
            stage.post("/fields", "{\"name\":\"Req\",\"element\":\"text\",\"format\":\"ANY\"}");
            stage.post("/fields", "{\"name\":\"Req2\",\"element\":\"text\",\"format\":\"ANY\"}");
            stage.server.edit(world -> world.skipToLog(310));
            stage.heldAsset(123, "AL1");
            stage.patch("/hardware/123", "{\"_snipeit_mdm_id_2\":\"zz\",\"status_id\":8}");
        });
    }

    private void addLater() {
        steps.put("906", stage -> {
            stage.post("/fields", "{\"name\":\"Start replacement\",\"element\":\"text\",\"format\":\"URL\"}");
            stage.post("/fields/15/associate", "{\"fieldset_id\":2}");
            stage.clock.advance(Duration.ofSeconds(-4));
            stage.asset(110, "WH1", Map.of("name", "n", "status_id", 8, "notes", "x"));
            stage.clock.advance(Duration.ofSeconds(1));
            stage.server.edit(world -> world.asset(draft ->
                    draft.tag("WH2").serial("").model(1).status(4).custom(6, "").custom(9, "0")));
            stage.checkOut(110, 2);
            stage.post("/hardware/110/checkin", "{}");
            stage.checkOut(110, 3);
            stage.post("/hardware/110/checkin", "{}");
            stage.server.edit(world -> world.changeAsset(110, draft -> draft.asset().checkoutCounter = 2));
            stage.server.edit(world -> world.changeAsset(110, draft -> draft.asset().checkinCounter = 1));
            stage.server.edit(world -> world.skipToLog(287));
            stage.checkOut(110, 2);
            stage.post("/hardware/110/checkin", "{}");
        });
        steps.put("920", stage -> stage.server.faults().maintenance(true));
        steps.put("922", stage -> {
            stage.server.faults().maintenance(false);
            stage.server.faults().databaseDown(true);
        });
        steps.put("925", stage -> stage.server.faults().databaseDown(false));
        steps.put("156", stage -> {
            stage.server.edit(world -> world.skipToLog(291));
            stage.user("rep", "Role", "reporter", true);
            stage.server.edit(world -> {
                world.changeUser(19, draft -> draft.permissions(List.of("reports.view")));
                world.token("reporter", 19);
            });
        });
        steps.put("895", stage -> {
            stage.asset(112, "Z1");
            stage.heldAsset(113, "Z2");
        });
        steps.put("394", stage -> {
            stage.asset(110, "LEN1");
            stage.patch("/hardware/110", "{\"_snipeit_os_version_3\":\"" + "x".repeat(70_000) + "\"}");
        });
    }
}
